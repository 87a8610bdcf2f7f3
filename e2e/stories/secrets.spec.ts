import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test, type APIRequestContext } from '@playwright/test';
import { unsealValue } from '@backstage-discourse/discourse-simulator';
import { FORM_SECRETS, guestToken, portal } from '../portal';
import { dumpDatabase } from '../dumpDatabase';

const CREATED = 'acme-gardeners';

/** A file as a rehearsal gives it. */
interface Rehearsed {
  base64Content: string;
}

function* filesBelow(dir: string): Generator<string> {
  for (const entry of fs.readdirSync(dir, { withFileTypes: true })) {
    const file = path.join(dir, entry.name);
    if (entry.isDirectory()) {
      yield* filesBelow(file);
    } else if (entry.isFile()) {
      yield file;
    }
  }
}

/** Reads a file of a repository on the Git host. */
async function readRepositoryFile(request: APIRequestContext, file: string) {
  const response = await request.get(
    `${portal.gitUrl}/api/v1/repos/forums/${CREATED}/contents/${file}?ref=main`,
  );
  expect(response.status(), file).toBe(200);
  const { content }: { content: string } = await response.json();
  return Buffer.from(content, 'base64').toString();
}

/** The keys of the forum that the first story created, as the cluster knows them. */
async function keysOfCreatedForum(request: APIRequestContext) {
  const sealed = await readRepositoryFile(
    request,
    `secrets/${CREATED}-portal-keys.yaml`,
  );
  const privateKeyPem = fs.readFileSync(
    path.join(portal.dataDir, 'simulator/cluster/tls.key'),
    'utf8',
  );
  const values = [...sealed.matchAll(/^ +(monitor|operate): (\S+)$/gm)];
  expect(values).toHaveLength(2);
  return values.map(([, , sealedValue]) =>
    unsealValue({
      privateKeyPem,
      sealed: sealedValue,
      label: `${CREATED}/${CREATED}-portal-keys`,
    }),
  );
}

/** Keys and passwords that this portal works with. */
async function allSecrets(request: APIRequestContext): Promise<string[]> {
  const own: Record<string, string> = JSON.parse(
    fs.readFileSync(path.join(portal.dataDir, 'secrets.json'), 'utf8'),
  );
  const config = fs.readFileSync(
    path.join(portal.dataDir, 'simulator/portal-config.yaml'),
    'utf8',
  );
  const configured = [...config.matchAll(/(?:monitor|operate): (\S+)$/gm)].map(
    ([, key]) => key,
  );
  expect(configured.length).toBeGreaterThan(10);
  const created = await keysOfCreatedForum(request);
  for (const key of created) {
    expect(key).toMatch(/^[0-9a-f]{64}$/);
  }
  return [...Object.values(own), ...configured, ...created];
}

async function readAllAnswers(request: APIRequestContext) {
  const headers = { Authorization: `Bearer ${await guestToken(request)}` };
  const read = async (where: string) => {
    const response = await request.get(`${portal.url}/api${where}`, {
      headers,
    });
    expect(response.status(), where).toBeLessThan(500);
    return { where, text: await response.text() };
  };
  const tasks = await read('/scaffolder/v2/tasks');
  const { tasks: list }: { tasks: { id: string }[] } = JSON.parse(tasks.text);
  expect(list.length).toBeGreaterThan(0);
  const places = [
    '/discourse/forums?limit=200',
    `/discourse/forums/${CREATED}`,
    '/discourse/forums/acme-community',
    '/discourse/forums/no-such-forum',
    '/discourse/forums/acme-community/history?range=1h',
    '/catalog/entities',
    '/catalog/locations',
    ...list.flatMap(({ id }) => [
      `/scaffolder/v2/tasks/${id}`,
      `/scaffolder/v2/tasks/${id}/events`,
    ]),
  ];
  return [tasks, ...(await Promise.all(places.map(read)))];
}

/** All that the repository of the created forum ever held. */
function readHistory(): string {
  return execFileSync('git', ['log', '--all', '-p'], {
    cwd: path.join(portal.dataDir, `simulator/git/forums/${CREATED}.git`),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** What the template editor shows of a rehearsal with secrets. */
async function rehearse(request: APIRequestContext): Promise<string> {
  const headers = { Authorization: `Bearer ${await guestToken(request)}` };
  const template = await request.get(
    `${portal.url}/api/catalog/entities/by-name/template/default/create-forum`,
    { headers },
  );
  const response = await request.post(
    `${portal.url}/api/scaffolder/v2/dry-run`,
    {
      headers,
      data: {
        template: await template.json(),
        values: {
          name: 'acme-rehearsal',
          customer: 'acme',
          hostname: 'rehearsal.forums.localhost',
          owner: 'group:default/acme',
          contactEmail: 'ops@acme.example',
          S3_ACCESS_KEY_ID: '********',
          S3_SECRET_ACCESS_KEY: '********',
        },
        secrets: {
          S3_ACCESS_KEY_ID: FORM_SECRETS['S3 access key'],
          S3_SECRET_ACCESS_KEY: FORM_SECRETS['S3 secret key'],
        },
        directoryContents: [],
      },
    },
  );
  expect(response.status(), await response.text()).toBe(200);
  const text = await response.text();
  const { directoryContents }: { directoryContents: Rehearsed[] } =
    JSON.parse(text);
  return [
    text,
    ...directoryContents.map(({ base64Content }) =>
      Buffer.from(base64Content, 'base64').toString(),
    ),
  ].join('\n');
}

test('no secret of the form is in a task, a log, the template editor or a history', async ({
  request,
}) => {
  const answers = await readAllAnswers(request);
  const databases = fs
    .readdirSync(path.join(portal.dataDir, 'database'))
    .filter(file => file.endsWith('.sqlite'));
  const rows = await Promise.all(
    databases.map(file =>
      dumpDatabase(path.join(portal.dataDir, 'database', file)),
    ),
  );
  const logs = [...filesBelow(path.join(portal.dataDir, 'logs'))].map(file =>
    fs.readFileSync(file, 'latin1'),
  );
  const places = {
    answers: answers.map(({ text }) => text).join('\n'),
    databases: rows.join('\n'),
    logs: logs.join('\n'),
    'template editor': await rehearse(request),
    'history of the repository': readHistory(),
  };

  expect(places.databases).toContain(CREATED);
  for (const [place, text] of Object.entries(places)) {
    expect(text.length, place).toBeGreaterThan(1000);
    for (const secret of Object.values(FORM_SECRETS)) {
      for (const form of [secret, Buffer.from(secret).toString('base64')]) {
        expect(text.includes(form), place).toBe(false);
      }
    }
  }
});

test('no key or secret is in an answer, a log, a task, a database or a repository', async ({
  request,
}) => {
  const secrets = await allSecrets(request);
  const leaks = (text: string) =>
    secrets.filter(secret => text.includes(secret));

  for (const { where, text } of await readAllAnswers(request)) {
    expect(leaks(text), `answer of ${where}`).toEqual([]);
  }
  for (const folder of ['logs', 'database']) {
    const files = [...filesBelow(path.join(portal.dataDir, folder))];
    expect(files.length, folder).toBeGreaterThan(0);
    for (const file of files) {
      expect(leaks(fs.readFileSync(file, 'latin1')), file).toEqual([]);
    }
  }
  const lock = await readRepositoryFile(request, '.forum/lock.yaml');
  const rendered = [...lock.matchAll(/^ +(\S+): sha256:/gm)].map(
    ([, file]) => file,
  );
  expect(rendered.length).toBeGreaterThan(40);
  for (const file of [
    ...rendered,
    `secrets/${CREATED}-portal-keys.yaml`,
    `secrets/${CREATED}-discourse.yaml`,
    `secrets/${CREATED}-valkey.yaml`,
  ]) {
    expect(leaks(await readRepositoryFile(request, file)), file).toEqual([]);
  }
});
