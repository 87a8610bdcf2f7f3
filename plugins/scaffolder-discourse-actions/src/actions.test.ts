import { createMockDirectory } from '@backstage/backend-test-utils';
import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { parse } from 'yaml';
import { z } from 'zod/v4';
import {
  NOW,
  startChangePortal,
  type ChangePortal,
} from './change/__testUtils__/startChangePortal';
import { createClusterKey } from './__testUtils__/createClusterKey';
import { addForums, DRY_RUNS } from './__testUtils__/dryRuns';
import { acmeGroup } from './__testUtils__/exampleForm';
import { findFreePort } from './__testUtils__/killable/startBackendProcess';
import { startTap, type Tap } from './__testUtils__/killable/startTap';
import { findUndescribed } from './__testUtils__/findUndescribed';
import { loadActions } from './__testUtils__/loadActions';
import { runAction } from './__testUtils__/runAction';

jest.setTimeout(60_000);

const schemaOf = z.looseObject({
  type: z.literal('object'),
  properties: z.record(z.string(), z.unknown()),
});
const template = z.strictObject({
  steps: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        if: z.string().optional(),
        action: z.string(),
        input: z.record(z.string(), z.json()),
      }),
    )
    .min(1),
});

/** Values that the scaffolder puts in only when it runs. */
const isExpression = (value: unknown) =>
  typeof value === 'string' && value.includes('${{');

/** Faults that a schema finds in a step's input, apart from expressions. */
function findFaults(input: unknown, schema: unknown): string[] {
  const validator = z.fromJSONSchema(
    z.record(z.string(), z.json()).parse(schema),
  );
  const result = validator.safeParse(input);
  return (result.error?.issues ?? [])
    .filter(
      ({ path }) =>
        !isExpression(
          path.reduce<unknown>(
            (value, key) =>
              z.looseObject({}).safeParse(value).data?.[String(key)],
            input,
          ),
        ),
    )
    .map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('the actions of the module', () => {
  const folder = createMockDirectory();
  const workspace = createMockDirectory();
  let portal: ChangePortal;
  let tap: Tap;
  let actions: Map<string, TemplateAction>;

  beforeAll(async () => {
    jest.spyOn(Date, 'now').mockReturnValue(NOW);
    const { certificatePem } = await createClusterKey();
    portal = await startChangePortal({
      dataDir: folder.path,
      workspacePath: workspace.path,
      certificatePem,
      frontOf: async git => {
        tap = await startTap({
          port: await findFreePort(),
          targetPort: Number(new URL(git.url).port),
          readOnly: true,
        });
        return tap.url;
      },
    });
    portal.entities.push(acmeGroup);
    await addForums(portal, { now: NOW });
    actions = new Map(
      (await loadActions(portal.services)).map(each => [each.id, each]),
    );
  });

  afterAll(async () => {
    jest.restoreAllMocks();
    await tap?.close();
    await portal?.close();
  });

  const find = (id: string): TemplateAction => {
    const action = actions.get(id);
    if (!action) {
      throw new Error(`There is no action '${id}'`);
    }
    return action;
  };

  it('have a row each below, and no row is for another', () => {
    expect([...actions.keys()].sort()).toEqual(Object.keys(DRY_RUNS).sort());
  });

  describe.each(Object.entries(DRY_RUNS))('%s', (id, { input, secrets }) => {
    it('has an id of three parts and says what it does and when it writes', () => {
      expect(id).toMatch(/^discourse(:[a-z]+(-[a-z]+)*){2}$/);
      expect(find(id).description).toMatch(/^[A-Z].{60,}\.$/s);
      expect(find(id).supportsDryRun).toBe(true);
    });

    it('describes every field that it takes and gives, at every depth', () => {
      const { input: taken, output: given } = find(id).schema ?? {};

      for (const schema of [taken, given]) {
        expect(Object.keys(schemaOf.parse(schema).properties)).not.toEqual([]);
        expect(findUndescribed(schema)).toEqual([]);
      }
    });

    it('has examples that its schema accepts', () => {
      const { examples = [] } = find(id);
      const own = examples.map(({ description, example }) => {
        expect(description).toMatch(/^[A-Z]/);
        const { steps } = template.parse(parse(example));
        for (const step of steps) {
          expect([
            step.action,
            findFaults(step.input, find(step.action).schema?.input),
          ]).toEqual([step.action, []]);
        }
        return steps.filter(({ action }) => action === id).length;
      });

      expect(own).toEqual(own.map(() => 1));
      expect(own.length).toBeGreaterThan(0);
    });

    it('refuses a field that it does not have', () => {
      expect(
        findFaults({ ...input, colour: 'red' }, find(id).schema?.input),
      ).toContainEqual(expect.stringContaining('colour'));
    });

    it('rehearses on a Git host that may only be read, and writes nothing', async () => {
      workspace.clear();
      tap.seen.length = 0;
      const before = await listRepositories();
      const action = find(id);
      const given = await completeInput(input);
      expect(findFaults(given, action.schema?.input)).toEqual([]);

      const { outputs } = await runAction(action, {
        workspacePath: workspace.path,
        input: given,
        secrets,
        isDryRun: true,
      });

      const { properties } = schemaOf.parse(action.schema?.output);
      for (const [name, value] of Object.entries(outputs)) {
        expect([name, findFaults(value, properties[name])]).toEqual([name, []]);
      }
      expect(tap.seen.filter(line => !line.startsWith('GET '))).toEqual([]);
      expect(await listRepositories()).toEqual(before);
      expect(writesOfPortal()).toEqual([]);
    });
  });

  /** Adds what only a step before can know. */
  async function completeInput(input: Record<string, unknown>) {
    if (!('branch' in input)) {
      return input;
    }
    const { outputs } = await runAction(find('discourse:change:scale'), {
      workspacePath: workspace.path,
      input: { forum: input.forum, size: 'large' },
      isDryRun: true,
    });
    const { baseCommit } = z
      .looseObject({ baseCommit: z.string() })
      .parse(outputs.change);
    return { ...input, baseCommit };
  }

  async function listRepositories() {
    const repositories = await portal.git.listRepositories();
    return Promise.all(
      repositories.map(async ({ owner, repo }) => ({
        repo,
        files: await portal.git.listFiles(owner, repo, 'main'),
      })),
    );
  }

  /** What reached the registry and the catalog that is more than a question. */
  function writesOfPortal(): unknown[] {
    const { discourse, removedLocations } = portal;
    const { reservations, activations, unregistered, rotations } = discourse;
    return [
      ...discourse.applications,
      ...reservations,
      ...activations,
      ...unregistered,
      ...rotations,
      ...removedLocations,
    ];
  }
});
