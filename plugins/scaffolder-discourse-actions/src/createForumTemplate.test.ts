import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  parseForumYaml,
  renderForum,
} from '@backstage-discourse/forum-manifests';
import request from 'supertest';
import { z } from 'zod/v4';
import { exampleForm } from './__testUtils__/exampleForm';
import { readTemplate } from './__testUtils__/readTemplate';
import {
  startTestPortal,
  type TestPortal,
} from './__testUtils__/startTestPortal';

const dryRunAnswer = z.object({
  log: z.array(z.object({ body: z.looseObject({ message: z.string() }) })),
  directoryContents: z.array(
    z.object({ path: z.string(), base64Content: z.string() }),
  ),
  output: z.object({
    links: z.array(z.looseObject({ title: z.string() })),
    text: z.array(z.looseObject({ title: z.string(), content: z.string() })),
  }),
});

const described = z.record(
  z.string(),
  z.looseObject({ description: z.string().min(1) }),
);

const actions = z.array(
  z.looseObject({
    id: z.string(),
    description: z.string().optional(),
    examples: z.array(z.unknown()).optional(),
    schema: z
      .looseObject({
        input: z.looseObject({ properties: z.unknown().optional() }).optional(),
        output: z
          .looseObject({ properties: z.unknown().optional() })
          .optional(),
      })
      .optional(),
  }),
);

describe('the template create-forum', () => {
  const folder = createMockDirectory();
  const template = readTemplate();
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await startTestPortal({ dataDir: folder.path });
  }, 60_000);

  afterAll(() => portal.gitHost.close());

  async function dryRun(options: {
    values: Record<string, unknown>;
    secrets?: Record<string, string>;
  }) {
    return request(portal.server)
      .post('/api/scaffolder/v2/dry-run')
      .send({ template, directoryContents: [], ...options });
  }

  it('asks first for what is enough and has a default for all else', () => {
    const [first, second] = template.spec.parameters;

    expect(first.required).toEqual(Object.keys(exampleForm));
    expect(second.required).toBeUndefined();
  });

  it('has our actions described to the last field', async () => {
    const response = await request(portal.server)
      .get('/api/scaffolder/v2/actions')
      .expect(200);
    const ours = actions
      .parse(response.body)
      .filter(({ id }) => id.startsWith('discourse:'));

    expect(ours.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'discourse:forum:connect',
        'discourse:forum:plan',
        'discourse:forum:render',
        'discourse:repository:publish',
        'discourse:secrets:seal',
      ]),
    );
    for (const action of ours) {
      expect(action.description).toBeTruthy();
      expect(action.examples?.length).toBeGreaterThan(0);
      described.parse(action.schema?.input?.properties);
      described.parse(action.schema?.output?.properties);
    }
  });

  it('gives every step only inputs that its action knows', async () => {
    const response = await request(portal.server).get(
      '/api/scaffolder/v2/actions',
    );
    const known = new Map(
      actions.parse(response.body).map(({ id, schema }) => {
        const properties = schema?.input?.properties;
        return [
          id,
          typeof properties === 'object' && properties !== null
            ? Object.keys(properties)
            : undefined,
        ];
      }),
    );

    const strays = template.spec.steps.flatMap(({ action, input }) => {
      const names = known.get(action);
      return names ? Object.keys(input).filter(n => !names.includes(n)) : [];
    });
    expect(known.get('publish:gitea')).toContain('repoUrl');
    expect(strays).toEqual([]);
  });

  it('rehearses to exactly what renderForum gives, plus sealed secrets', async () => {
    const response = await dryRun({
      values: exampleForm,
      secrets: { SMTP_PASSWORD: 'canary-password' },
    });

    expect(response.status).toBe(200);
    const { directoryContents, log, output } = dryRunAnswer.parse(
      response.body,
    );
    const files = new Map(
      directoryContents.map(({ path, base64Content }) => [
        path,
        Buffer.from(base64Content, 'base64').toString('utf8'),
      ]),
    );
    const forum = parseForumYaml(files.get('forum.yaml') ?? '');
    if (!forum.ok) {
      throw new Error('The rendered forum.yaml must be valid');
    }
    const isSecret = (path: string) => path.startsWith('secrets/');
    const rendered = renderForum(forum.spec).filter(f => !isSecret(f.path));
    expect([...files].filter(([path]) => !isSecret(path)).sort()).toEqual(
      rendered.map(({ path, content }) => [path, content]).sort(),
    );
    expect([...files.keys()].filter(isSecret).sort()).toEqual([
      'secrets/acme-community-discourse.yaml',
      'secrets/acme-community-portal-keys.yaml',
      'secrets/acme-community-smtp.yaml',
      'secrets/acme-community-valkey.yaml',
      'secrets/kustomization.yaml',
    ]);
    expect(output.links.map(({ title }) => title)).toEqual([
      'Repository',
      'Forum',
    ]);
    expect(output.text.map(({ title }) => title)).toEqual([
      'What was made',
      'Still to supply',
    ]);
    expect(output.text[1].content).toContain('`acme-community-s3`');
    expect(JSON.stringify([log, output, [...files]])).not.toContain(
      'canary-password',
    );
  });

  it('writes nothing outside when it rehearses', async () => {
    await dryRun({ values: exampleForm });

    expect(portal.discourse.reservations).toEqual([]);
    expect(portal.discourse.activations).toEqual([]);
    expect(await portal.gitHost.listRepositories()).toEqual([]);
  });

  it.each([
    ['hostname', 'not a host'],
    ['owner', 'group:default/nobody'],
    ['name', '../up'],
    ['title', '<%= exit %>'],
    ['colour', 'red'],
  ])('fails a rehearsal with a wrong %s at the plan', async (field, value) => {
    const response = await dryRun({
      values: { ...exampleForm, [field]: value },
    });

    expect(response.status).toBe(400);
    expect(JSON.stringify(response.body)).toContain(`'${field}' `);
  });
});
