import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  startGitHost,
  unsealValue,
  type GitHost,
} from '@backstage-discourse/discourse-simulator';
import createKnex from 'knex';
import { parse, stringify } from 'yaml';
import { z } from 'zod/v4';
import {
  createClusterKey,
  type ClusterKey,
} from './__testUtils__/createClusterKey';
import { exampleForm } from './__testUtils__/exampleForm';
import {
  findFreePort,
  startBackendProcess,
  type BackendProcess,
} from './__testUtils__/killable/startBackendProcess';
import { startTap, type Tap } from './__testUtils__/killable/startTap';
import { portalConfig } from './__testUtils__/portalConfig';
import { readTemplate } from './__testUtils__/readTemplate';

const SECRETS = {
  S3_ACCESS_KEY_ID: 'AKIACANARYKILLED',
  S3_SECRET_ACCESS_KEY: 'canary+secret/key=killed',
  SMTP_PASSWORD: 'canary-password-killed',
};
const MASKED = Object.fromEntries(
  Object.keys(SECRETS).map(name => [name, '********']),
);
/** In the middle of publishing: made but empty, and pushed but not told so. */
const CREATED = 'forum-created';
const PUSHED = 'forum-pushed';
const POLL_MS = 200;

const taskAnswer = z.looseObject({ status: z.string() });
const created = z.object({ id: z.string() });
const entitySchema = z.object({
  items: z.array(
    z.object({ kind: z.string(), metadata: z.object({ name: z.string() }) }),
  ),
});
const sealedSecret = z.object({
  spec: z.object({ encryptedData: z.record(z.string(), z.string()) }),
});

/** Waits until a condition of the real processes holds; jest has the timeout. */
async function until(holds: () => Promise<boolean> | boolean) {
  while (!(await holds())) {
    await sleep(POLL_MS);
  }
}

/** The template with a place to park before, between and after its steps. */
function parkableTemplate() {
  const template = readTemplate();
  const { steps } = template.spec;
  const boundary = (name: string) => ({
    id: `boundary-${name}`,
    name: `Boundary ${name}`,
    action: 'test:boundary',
    input: { task: '${{ parameters.name }}', boundary: name },
  });
  return {
    boundaries: ['start', ...steps.map(({ id }) => id)],
    entity: {
      ...template,
      spec: {
        ...template.spec,
        steps: [
          boundary('start'),
          ...steps.flatMap(step => [step, boundary(step.id)]),
        ],
      },
    },
  };
}

describe.each([
  { how: 'resumed by the scaffolder', recovers: true },
  { how: 'started over by the person', recovers: false },
])('runs of create-forum that a SIGKILL ended, $how', ({ recovers }) => {
  const folder = createMockDirectory();
  const { boundaries, entity } = parkableTemplate();
  const parked = boundaries.map(name => ({ name: `forum-${name}`, at: name }));
  const names = [...parked.map(({ name }) => name), CREATED, PUSHED];
  let key: ClusterKey;
  let gitHost: GitHost;
  let tap: Tap;
  let backend: BackendProcess;

  const dir = () => folder.path;
  const answersOf = (name: string) => ({
    ...exampleForm,
    ...MASKED,
    name: name.toLowerCase(),
    hostname: `${name}.forums.example`,
  });

  async function start(port: number) {
    const url = `http://127.0.0.1:${port}`;
    const config = {
      ...portalConfig({ ...key, gitUrl: tap.url, smtpUserName: 'mail' }),
      app: { baseUrl: url },
      backend: {
        baseUrl: url,
        listen: { host: '127.0.0.1', port },
        database: {
          client: 'better-sqlite3',
          connection: { directory: path.join(dir(), 'database') },
        },
      },
      auth: {
        providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
      },
      catalog: {
        rules: [{ allow: ['Component', 'System', 'Resource', 'Location'] }],
        locations: ['org.yaml', 'template.yaml'].map(file => ({
          type: 'file',
          target: path.join(dir(), file),
          rules: [{ allow: ['Group', 'Template'] }],
        })),
      },
      scaffolder: {
        taskRecovery: { enabled: recovers, staleTimeout: { seconds: 3 } },
      },
    };
    backend = await startBackendProcess({
      dir: dir(),
      port,
      config: JSON.parse(
        JSON.stringify({
          ...config,
          discourse: {
            ...config.discourse,
            encryptionKey: Buffer.alloc(32, 7).toString('base64'),
            allowedHosts: ['*.forums.example'],
          },
        }),
      ),
    });
    await until(async () => {
      const found = await backend.call(
        '/catalog/entities/by-name/template/default/create-forum',
      );
      return found.ok;
    });
  }

  async function startTask(name: string): Promise<string> {
    const answer = await backend.call('/scaffolder/v2/tasks', {
      method: 'POST',
      body: {
        templateRef: 'template:default/create-forum',
        values: answersOf(name),
        secrets: SECRETS,
      },
    });
    return created.parse(await answer.json()).id;
  }

  async function statusOf(id: string): Promise<string> {
    const answer = await backend.call(`/scaffolder/v2/tasks/${id}`);
    return taskAnswer.parse(await answer.json()).status;
  }

  /** Every row of one database, as text. */
  async function dumpDatabase(file: string): Promise<string> {
    const knex = createKnex({
      client: 'better-sqlite3',
      connection: { filename: path.join(dir(), 'database', file) },
      useNullAsDefault: true,
    });
    try {
      const tables: { name: string }[] = await knex('sqlite_master').where({
        type: 'table',
      });
      const rows: unknown[] = [];
      for (const { name } of tables) {
        rows.push(name, await knex(name));
      }
      return JSON.stringify(rows);
    } finally {
      await knex.destroy();
    }
  }

  async function dumpDatabases(): Promise<string> {
    const files = fs
      .readdirSync(path.join(dir(), 'database'))
      .filter(file => file.endsWith('.sqlite'));
    return (await Promise.all(files.map(dumpDatabase))).join('\n');
  }

  const git = (name: string, ...args: string[]) =>
    execFileSync('git', args, {
      cwd: path.join(dir(), 'git', 'forums', `${name}.git`),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });

  /** The portal's keys of a forum, as its cluster opens them. */
  function unsealPortalKeys(name: string): string[] {
    const text = git(name, 'show', `main:secrets/${name}-portal-keys.yaml`);
    const { encryptedData } = sealedSecret.parse(parse(text)).spec;
    return Object.values(encryptedData).map(sealed =>
      unsealValue({
        privateKeyPem: key.privateKeyPem,
        sealed,
        label: `${name}/${name}-portal-keys`,
      }),
    );
  }

  let taskIds: string[];

  beforeAll(async () => {
    key = await createClusterKey();
    folder.setContent({
      parking: Object.fromEntries(parked.map(({ name, at }) => [name, at])),
      database: {},
      'org.yaml': stringify({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { name: 'acme' },
        spec: { type: 'customer', children: [] },
      }),
      'template.yaml': stringify(entity),
    });
    const [tapPort, gitPort, port] = [
      await findFreePort(),
      await findFreePort(),
      await findFreePort(),
    ];
    gitHost = await startGitHost({
      port: gitPort,
      publicUrl: `http://127.0.0.1:${tapPort}`,
      dataDir: dir(),
      username: 'portal',
      password: 'git-password',
      log: () => {},
    });
    tap = await startTap({ port: tapPort, targetPort: gitPort });
    const lost = [
      `GET /forums/${CREATED}.git/info/refs?service=git-receive-pack`,
      `POST /forums/${PUSHED}.git/git-receive-pack`,
    ];
    tap.loseAnswers(line => lost.includes(line));

    await start(port);
    taskIds = [];
    for (const name of names) {
      taskIds.push(await startTask(name));
    }
    await until(
      () =>
        tap.lost.length === 2 &&
        parked.every(({ name }) =>
          fs.existsSync(path.join(dir(), 'parking', `${name}.parked`)),
        ),
    );
    await backend.kill();

    fs.rmSync(path.join(dir(), 'parking'), { recursive: true });
    tap.loseAnswers(() => false);
    await start(port);
    if (!recovers) {
      taskIds = [];
      for (const name of names) {
        taskIds.push(await startTask(name));
      }
    }
    await until(async () => {
      const statuses = await Promise.all(taskIds.map(statusOf));
      return !statuses.some(s => s === 'processing' || s === 'open');
    });
  }, 600_000);

  afterAll(async () => {
    await backend?.kill();
    await tap?.close();
    await gitHost?.close();
  });

  it('end well', async () => {
    const ended = await Promise.all(
      taskIds.map(async (id, at) => ({
        name: names[at],
        status: await statusOf(id),
      })),
    );

    expect(ended).toEqual(names.map(name => ({ name, status: 'completed' })));
  });

  it('leave one repository each, with one initial commit that holds the forum', async () => {
    const repositories = await gitHost.listRepositories();

    expect(repositories.map(({ repo }) => repo).sort()).toEqual(
      [...names].sort(),
    );
    for (const name of names) {
      expect(git(name, 'rev-list', '--all', '--count').trim()).toBe('1');
      expect(git(name, 'branch', '--list').trim()).toBe('* main');
      expect(git(name, 'show', 'main:forum.yaml')).toContain(`name: ${name}`);
    }
  });

  it('leave one entity each, which the catalog shows as soon as the run ends', async () => {
    const answer = await backend.call(
      '/catalog/entities/by-query?filter=kind=component',
    );
    const { items } = entitySchema.parse(await answer.json());

    expect(items.map(({ metadata }) => metadata.name).sort()).toEqual(
      [...names].sort(),
    );
    const provided = await backend.call(
      '/catalog/entities/by-query?filter=kind=location',
    );
    expect(
      entitySchema
        .parse(await provided.json())
        .items.map(({ metadata }) => metadata.name)
        .filter(name => name.startsWith('discourse-forum-'))
        .sort(),
    ).toEqual(names.map(name => `discourse-forum-${name}`).sort());
  });

  it('leave every forum watched under its entity', async () => {
    for (const name of names) {
      const answer = await backend.call(`/discourse/forums/${name}`);
      expect(await answer.json()).toMatchObject({
        entityRef: `component:default/${name}`,
        access: { monitor: true, operate: true },
      });
    }
  });

  it('leak no secret into databases, logs or repositories', async () => {
    const secrets = [
      ...Object.values(SECRETS),
      ...names.flatMap(unsealPortalKeys),
    ];
    const places = {
      databases: await dumpDatabases(),
      log: fs.readFileSync(path.join(dir(), 'backend.log'), 'utf8'),
      repositories: names
        .map(name => git(name, 'log', '--all', '-p'))
        .join('\n'),
    };

    expect(secrets).toHaveLength(3 + 2 * names.length);
    for (const [place, text] of Object.entries(places)) {
      expect(text.length).toBeGreaterThan(1000);
      expect([place, secrets.filter(secret => text.includes(secret))]).toEqual([
        place,
        [],
      ]);
    }
  });
});
