import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasRuby, runRuby } from './__testUtils__/runRuby';
import { FETCH_BACKUP_SCRIPT } from './scripts/fetchBackup';

const describeWithRuby = hasRuby() ? describe : describe.skip;
const ACCESS_KEY = 'AKIAIOSFODNN7EXAMPLE';
const SECRET_KEY = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('hex');

/** What AWS Signature Version 4 makes of a request without a body. */
function awsSignature(options: {
  path: string;
  query: string;
  host: string;
  time: string;
  region: string;
}): string {
  const { path, query, host, time, region } = options;
  const names = 'host;x-amz-content-sha256;x-amz-date';
  const canonical = [
    ...['GET', path, query],
    ...[`host:${host}`, `x-amz-content-sha256:${sha256('')}`],
    ...[`x-amz-date:${time}`, '', names, sha256('')],
  ].join('\n');
  const scope = [time.slice(0, 8), region, 's3', 'aws4_request'];
  const text = ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)];
  const key = scope.reduce<string | Buffer>(
    (last, part) => createHmac('sha256', last).update(part).digest(),
    `AWS4${SECRET_KEY}`,
  );
  return createHmac('sha256', key).update(text.join('\n')).digest('hex');
}

interface Stored {
  key: string;
  at: string;
  body: string;
}

/** A bucket that answers signed requests only, two objects a page. */
async function startBucket(
  objects: Stored[],
  options: { answer?: (path: string) => [number, string] | undefined } = {},
): Promise<Server> {
  const server = createServer((request, response) => {
    const { url = '/', headers } = request;
    const [path, query = ''] = url.split('?');
    const host = headers.host ?? '';
    const time = String(headers['x-amz-date']);
    const wanted = awsSignature({ path, query, host, time, region: 'eu-1' });
    const other = options.answer?.(path);
    if (other) {
      response.writeHead(other[0]).end(other[1]);
    } else if (!headers.authorization?.endsWith(`Signature=${wanted}`)) {
      response.writeHead(403).end('<Error/>');
    } else if (path === '/acme-backups') {
      const token = new URLSearchParams(query).get('continuation-token');
      const from = Number(token?.slice('at +/'.length) ?? 0);
      const page = objects.slice(from, from + 2);
      const next = from + 2 < objects.length;
      response.end(
        `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${page
          .map(
            ({ key, at }) =>
              `<Contents><Key>${key}</Key><LastModified>${at}</LastModified></Contents>`,
          )
          .join('')}${
          next
            ? `<NextContinuationToken>at +/${from + 2}</NextContinuationToken>`
            : ''
        }</ListBucketResult>`,
      );
    } else {
      const found = objects.find(({ key }) => path === `/acme-backups/${key}`);
      response.writeHead(found ? 200 : 404).end(found?.body);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

describe('the signature that the bucket of this test asks for', () => {
  it('is that of the published example', () => {
    expect(
      awsSignature({
        path: '/',
        query: 'max-keys=2&prefix=J',
        host: 'examplebucket.s3.amazonaws.com',
        time: '20130524T000000Z',
        region: 'us-east-1',
      }),
    ).toBe('34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7');
  });
});

describeWithRuby('fetching the newest backup', () => {
  let folder: string;
  let server: Server | undefined;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fetch-'));
    for (const file of [
      'db/migrate/20260101000000_a.rb',
      'db/post_migrate/20261101120000_b.rb',
      'plugins/chat/db/migrate/20261015000000_c.rb',
    ]) {
      mkdirSync(join(folder, 'image', file, '..'), { recursive: true });
      writeFileSync(join(folder, 'image', file), '');
    }
    mkdirSync(join(folder, 'in'));
  });

  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const fetchBackup = (env: Record<string, string>) =>
    runRuby(FETCH_BACKUP_SCRIPT, {
      folder,
      env: {
        PROOF_IN: join(folder, 'in'),
        PROOF_DISCOURSE: join(folder, 'image'),
        ...env,
      },
    });
  const fromBucket = (options: { port: number; secret?: string }) =>
    fetchBackup({
      PROOF_S3_ENDPOINT: `http://127.0.0.1:${options.port}`,
      PROOF_S3_BUCKET: 'acme-backups',
      PROOF_S3_REGION: 'eu-1',
      PROOF_S3_ACCESS_KEY_ID: ACCESS_KEY,
      PROOF_S3_SECRET_ACCESS_KEY: options.secret ?? SECRET_KEY,
    });
  const failure = () => readFileSync(join(folder, 'in/failure'), 'utf8');

  it('takes the newest of all pages of the bucket, and its time', async () => {
    server = await startBucket([
      { key: 'acme-1.tar.gz', at: '2026-11-17T03:30:00.000Z', body: 'old' },
      { key: 'notes.txt', at: '2026-11-20T03:30:00.000Z', body: 'no' },
      { key: 'acme-3.tar.gz', at: '2026-11-19T03:30:00.000Z', body: 'newest' },
      { key: 'acme-2.sql.gz', at: '2026-11-18T03:30:00.000Z', body: 'older' },
      { key: '../x.tar.gz', at: '2026-11-21T03:30:00.000Z', body: 'escape' },
    ]);

    const { exitCode } = await fromBucket({ port: portOf(server) });

    const archive = join(folder, 'in/archive');
    expect(exitCode).toBe(0);
    expect(readdirSync(archive)).toEqual(['acme-3.tar.gz']);
    const file = join(archive, 'acme-3.tar.gz');
    expect(readFileSync(file, 'utf8')).toBe('newest');
    expect(statSync(file).mtime.toISOString()).toBe('2026-11-19T03:30:00.000Z');
    expect(existsSync(join(folder, 'in/failure'))).toBe(false);
  });

  it('notes the newest migration of the image, plugins included', async () => {
    server = await startBucket([]);

    await fromBucket({ port: portOf(server) });

    expect(readFileSync(join(folder, 'in/running-schema'), 'utf8')).toBe(
      '20261101120000',
    );
  });

  it.each<[string, string, Stored[], [number, string] | undefined]>([
    ['an empty bucket', 'no-backup', [], undefined],
    ['a bucket that fails', 'storage-answer', [], [500, 'oops']],
    ['a page instead of a list', 'storage-answer', [], [200, '<html></html>']],
    ['a broken list', 'storage-answer', [], [200, '<ListBucketResult><Con']],
  ])(
    'says in a word why nothing came: %s',
    async (_w, word, objects, answer) => {
      server = await startBucket(objects, { answer: () => answer });

      const { exitCode } = await fromBucket({ port: portOf(server) });

      expect(exitCode).toBe(0);
      expect(failure()).toBe(word);
    },
  );

  it('says that a key is refused, and tells the key to nobody', async () => {
    server = await startBucket([]);

    const { output } = await fromBucket({
      port: portOf(server),
      secret: 'wrong-secret',
    });

    expect(failure()).toBe('storage-denied');
    expect(output).not.toContain('wrong-secret');
  });

  it('says that nothing listens', async () => {
    server = await startBucket([]);
    const port = portOf(server);
    server.close();
    await once(server, 'close');

    await fromBucket({ port });

    expect(failure()).toBe('storage-unreachable');
  });

  it('takes the newest of a volume and leaves that as it is', async () => {
    const backups = join(folder, 'backups');
    mkdirSync(backups);
    for (const [name, day] of [
      ['acme-1.tar.gz', 20],
      ['acme-2.tar.gz', 19],
    ] as const) {
      writeFileSync(join(backups, name), name);
      const time = new Date(Date.UTC(2026, 10, day));
      utimesSync(join(backups, name), time, time);
    }

    await fetchBackup({ PROOF_BACKUPS_FOLDER: backups });

    expect(readdirSync(join(folder, 'in/archive'))).toEqual(['acme-1.tar.gz']);
    expect(readdirSync(backups)).toHaveLength(2);
  });
});
