import {
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import fc from 'fast-check';
import { createPlanner } from './__testUtils__/createPlanner';
import { exampleForm } from './__testUtils__/exampleForm';
import { planForm } from './__testUtils__/planForm';
import { runAction } from './__testUtils__/runAction';
import { createRenderForumAction } from './render/createRenderForumAction';

const SEED = 20_261_121;
const COUNT = 200;

const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,14}[a-z0-9]$/);
const answers = fc.record(
  {
    name: label,
    customer: label,
    hostname: label.map(name => `${name}.forums.example`),
    contactEmail: label.map(name => `${name}@acme.example`),
    owner: fc.constantFrom('acme', 'group:default/acme'),
    title: fc.stringMatching(/^[A-ZÄÖÜ][A-Za-zäöüß0-9 &]{0,40}[a-z]$/),
    size: fc.constantFrom('small', 'medium', 'large'),
    version: fc.constantFrom('2026.7.1', '2026.1.7', '2026.9.0'),
    sidekiqMode: fc.constantFrom('unified', 'separate'),
    loginRequired: fc.boolean(),
    secondFactor: fc.constantFrom('no', 'staff', 'all'),
    cluster: fc.constant('laptop'),
  },
  {
    requiredKeys: ['name', 'customer', 'hostname', 'contactEmail', 'owner'],
  },
);

describe('plan and run', () => {
  const workspace = createMockDirectory();
  const portal = createPlanner({});
  const render = createRenderForumAction({ config: new ConfigReader({}) });

  it(`make the same tree of ${COUNT} different forms`, async () => {
    const samples = fc
      .sample(answers, { seed: SEED, numRuns: COUNT })
      .map(given => ({ ...exampleForm, ...given }));
    const different: unknown[] = [];
    let planned = 0;
    for (const values of samples) {
      const shown = await portal.planner.examine(values, {
        credentials: mockCredentials.user(),
        supplied: { kind: 'masked' },
      });
      if (!shown.ok) {
        throw new Error(`A form is refused: ${JSON.stringify(shown.faults)}`);
      }
      const { treeHash } = shown.plan;
      const { outputs } = await planForm(
        { ...values, plan: treeHash },
        { workspace, portal },
      );
      const run = await runAction(render, {
        workspacePath: workspace.path,
        input: { spec: outputs.spec, treeHash: outputs.treeHash },
      });
      planned += 1;
      if (run.outputs.treeHash !== treeHash) {
        different.push(values);
      }
    }

    expect(different).toEqual([]);
    expect(planned).toBe(COUNT);
  }, 240_000);
});
