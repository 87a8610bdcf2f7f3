import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  createOptionsSchema,
  forumPlanAnswerSchema,
} from '@backstage-discourse/plugin-discourse-common';
import request from 'supertest';
import { exampleForm } from '../__testUtils__/exampleForm';
import { findFreePort } from '../__testUtils__/killable/startBackendProcess';
import { startTap, type Tap } from '../__testUtils__/killable/startTap';
import {
  startTestPortal,
  type TestPortal,
} from '../__testUtils__/startTestPortal';

const BASE = '/api/scaffolder/discourse';

describe('what the form for a new forum asks', () => {
  const folder = createMockDirectory();
  let portal: TestPortal;
  let tap: Tap;

  beforeAll(async () => {
    portal = await startTestPortal({
      dataDir: folder.path,
      frontOf: async gitHost => {
        tap = await startTap({
          port: await findFreePort(),
          targetPort: Number(new URL(gitHost.url).port),
          readOnly: true,
        });
        return tap.url;
      },
    });
  }, 60_000);

  afterAll(async () => {
    await tap.close();
    await portal.gitHost.close();
  });

  const post = (path: string, body: object) =>
    request(portal.server).post(`${BASE}${path}`).send(body);
  const plan = async (values: object) => {
    const response = await post('/plan', { values });
    expect(response.status).toBe(200);
    return forumPlanAnswerSchema.parse(response.body);
  };

  it('is planned on a Git host that can only be read, and writes nothing', async () => {
    const answers = await Promise.all(
      ['small', 'medium', 'large'].map(size => plan({ ...exampleForm, size })),
    );

    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(tap.seen.length).toBeGreaterThan(2);
    expect(tap.seen.filter(line => !line.startsWith('GET '))).toEqual([]);
    expect(await portal.gitHost.listRepositories()).toEqual([]);
    expect(portal.discourse.reservations).toEqual([]);
    expect(portal.discourse.activations).toEqual([]);
  });

  it('gives the tree, names, capacity, secrets and open questions', async () => {
    const answer = await plan({
      ...exampleForm,
      SMTP_PASSWORD: '********',
      plan: undefined,
    });

    expect(answer).toMatchObject({
      ok: true,
      plan: {
        name: 'acme-community',
        published: false,
        names: {
          namespace: 'acme-community',
          cluster: 'laptop',
          entityRef: 'component:default/acme-community',
          repositoryUrl: `${tap.url}/forums/acme-community`,
          visibility: 'private',
        },
        sealedPaths: [
          'secrets/acme-community-discourse.yaml',
          'secrets/acme-community-valkey.yaml',
          'secrets/acme-community-portal-keys.yaml',
          'secrets/acme-community-smtp.yaml',
        ],
      },
    });
    if (!answer.ok) {
      throw new Error('The form must be right');
    }
    const { files, capacity, secrets, warnings, openQuestions } = answer.plan;
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['forum.yaml', 'argocd/application.yaml']),
    );
    const sum = capacity.parts.reduce((all, part) => all + part.cpuMillis, 0);
    expect(sum).toBe(capacity.total.cpuMillis);
    expect(
      Object.fromEntries(
        secrets.map(({ secret, key, state }) => [`${secret}/${key}`, state]),
      ),
    ).toEqual({
      'acme-community-discourse/DISCOURSE_SECRET_KEY_BASE': 'generated',
      'acme-community-valkey/password': 'generated',
      'acme-community-portal-keys/monitor': 'generated',
      'acme-community-portal-keys/operate': 'generated',
      'acme-community-s3/accessKeyId': 'missing',
      'acme-community-s3/secretAccessKey': 'missing',
      'acme-community-smtp/password': 'given',
    });
    expect(warnings.map(({ field }) => field)).toContain(
      'spec.database.instances',
    );
    expect(openQuestions).toContain('dns');
  });

  it('names every fault of a form at once', async () => {
    const answer = await plan({ ...exampleForm, hostname: 'x', size: 'huge' });

    expect(answer.ok ? [] : answer.faults.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['hostname', 'size']),
    );
  });

  it('repeats no secret that somebody typed into the wrong place', async () => {
    const response = await post('/plan', {
      values: { ...exampleForm, SMTP_PASSWORD: 'canary-password' },
    });

    expect(response.body).toMatchObject({
      ok: false,
      faults: [{ field: 'SMTP_PASSWORD' }],
    });
    expect(response.text).not.toContain('canary');
  });

  it('tells which names are free and allowed', async () => {
    portal.discourse.conflicts = [
      { field: 'name', message: "'name' is taken: choose another" },
    ];
    const taken = await post('/names', {
      name: 'acme-community',
      hostname: 'acme.elsewhere.example',
    });
    portal.discourse.conflicts = [];
    const free = await post('/names', {
      name: 'acme-community',
      hostname: 'acme.forums.example',
    });
    const alone = await post('/names', { name: 'Not A Name' });

    expect(taken.body.faults).toEqual([
      { field: 'hostname', message: expect.stringContaining('forums.example') },
      { field: 'name', message: 'is taken: choose another' },
    ]);
    expect(free.body).toEqual({ faults: [] });
    expect(alone.body.faults).toEqual([
      { field: 'name', message: expect.any(String) },
    ]);
  });

  it('offers clusters, sizes with what they request, and releases', async () => {
    const response = await request(portal.server).get(`${BASE}/options`);

    const options = createOptionsSchema.parse(response.body);
    expect(options.clusters).toEqual([
      {
        name: 'laptop',
        title: 'laptop',
        allowedDomains: ['forums.example'],
        secrets: 'sealed-secrets',
        mailPassword: true,
      },
    ]);
    expect(options.sizes.map(({ name }) => name)).toEqual([
      'small',
      'medium',
      'large',
    ]);
    const memory = options.sizes.map(({ memoryBytes }) => memoryBytes);
    expect(memory).toEqual([...memory].sort((a, b) => a - b));
    expect(options.releases.some(({ recommended }) => recommended)).toBe(true);
  });

  it('refuses what it does not understand, by field', async () => {
    const response = await post('/plan', { values: 'canary' });

    expect(response.status).toBe(400);
    expect(response.text).toContain("'values'");
    expect(response.text).not.toContain('canary');
  });
});
