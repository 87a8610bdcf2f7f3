import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasRuby, runRuby } from './__testUtils__/runRuby';
import { REPORT_PROOF_SCRIPT } from './scripts/reportProof';

const describeWithRuby = hasRuby() ? describe : describe.skip;
const KEY = 'monitor-key-of-the-forum';

interface Patch {
  method?: string;
  url?: string;
  authorization?: string;
  type?: string;
  data: Record<string, string>;
}

describeWithRuby('reporting a proof', () => {
  let folder: string;
  let server: Server;
  let patches: Patch[];
  let status: number;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'report-'));
    writeFileSync(join(folder, 'token'), 'token-of-the-pod\n');
    patches = [];
    status = 200;
    server = createServer(async (request, response) => {
      let body = '';
      for await (const part of request) {
        body += part;
      }
      patches.push({
        method: request.method,
        url: request.url,
        authorization: request.headers.authorization,
        type: request.headers['content-type'],
        data: JSON.parse(body).data,
      });
      response.writeHead(status).end('{}');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const report = (result: string) => {
    writeFileSync(join(folder, 'result.json'), result);
    const { port } = server.address() as AddressInfo;
    return runRuby(REPORT_PROOF_SCRIPT, {
      folder,
      env: {
        PROOF_RESULT: join(folder, 'result.json'),
        PROOF_KEY: KEY,
        PROOF_CONFIG_MAP_URL: `http://127.0.0.1:${port}/api/v1/namespaces/acme/configmaps/acme-proof`,
        PROOF_BEARER_FILE: join(folder, 'token'),
      },
    });
  };
  const sign = (text: string) =>
    createHmac('sha256', KEY).update(`restore-proof/v1\n${text}`).digest('hex');

  it('signs what passed and keeps it as the last proven restore', async () => {
    const result = '{"version":1,"outcome":"passed"}\n';

    const { exitCode, output } = await report(result);

    expect(exitCode).toBe(0);
    expect(patches).toEqual([
      {
        method: 'PATCH',
        url: '/api/v1/namespaces/acme/configmaps/acme-proof',
        authorization: 'Bearer token-of-the-pod',
        type: 'application/merge-patch+json',
        data: {
          'result.json': result,
          'result.signature': sign(result),
          'passed.json': result,
          'passed.signature': sign(result),
        },
      },
    ]);
    expect(output).not.toContain(KEY);
  });

  it('leaves the last proven restore where one failed, and fails the Job', async () => {
    const result = '{"version":1,"outcome":"failed"}\n';

    const { exitCode } = await report(result);

    expect(exitCode).toBe(1);
    expect(patches.map(({ data }) => Object.keys(data))).toEqual([
      ['result.json', 'result.signature'],
    ]);
  });

  it.each([
    ['has no outcome', '{"version":1}'],
    ['has another outcome', '{"outcome":"perhaps"}'],
    ['is no JSON', 'passed'],
    ['is very large', `{"outcome":"passed","x":"${'x'.repeat(20_000)}"}`],
  ])('signs nothing that %s', async (_what, result) => {
    const { exitCode } = await report(result);

    expect(exitCode).toBe(1);
    expect(patches).toEqual([]);
  });

  it('fails the Job where the API server refuses, without the token in the words', async () => {
    status = 403;

    const { exitCode, output } = await report('{"outcome":"passed"}');

    expect(exitCode).toBe(1);
    expect(output).toContain('The API server answers 403');
    expect(output).not.toContain('token-of-the-pod');
  });
});
