import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { parse } from 'yaml';
import { makeTempDir } from '../__testUtils__/gitCalls';

const BIN = path.resolve(__dirname, '../../bin/discourse-simulator');

jest.setTimeout(60_000);

interface CliRun {
  child: ChildProcess;
  firstLine: Promise<string>;
  ended: Promise<{ code: number | null; stderr: string }>;
}

function runCli(args: string[], env: Record<string, string>): CliRun {
  const child = spawn(process.execPath, [BIN, 'serve', ...args], {
    env: { PATH: process.env.PATH, ...env },
  });
  let stderr = '';
  child.stderr.on('data', chunk => {
    stderr += chunk;
  });
  return {
    child,
    firstLine: new Promise(resolve => {
      let stdout = '';
      child.stdout.on('data', chunk => {
        stdout += chunk;
        if (stdout.includes('\n')) {
          resolve(stdout.split('\n')[0] ?? '');
        }
      });
    }),
    ended: new Promise(resolve =>
      child.once('close', code => resolve({ code, stderr })),
    ),
  };
}

describe('discourse-simulator serve', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = makeTempDir();
  });
  afterAll(() => fs.rmSync(dataDir, { recursive: true }));

  it('prints where it listens, and ends when asked to', async () => {
    const { child, firstLine, ended } = runCli(
      [`--data-dir=${dataDir}`, '--fleet=3', '--admin-requests=600'],
      { GIT_HOST_PASSWORD: 'x' },
    );
    const line = JSON.parse(await firstLine);

    expect(line).toEqual({
      ready: true,
      forums: expect.stringMatching(/^http:\/\/localhost:\d+$/),
      git: expect.stringMatching(/^http:\/\/localhost:\d+$/),
      portalConfig: path.join(dataDir, 'portal-config.yaml'),
    });
    expect((await fetch(`${line.forums}/_simulator/forums`)).status).toBe(200);
    expect(
      parse(fs.readFileSync(line.portalConfig, 'utf8')).discourse.groups,
    ).toEqual({ requestsPerMinute: 450 });
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 0, stderr: '' });
  });

  it('refuses to start without a password', async () => {
    const { ended } = runCli([`--data-dir=${dataDir}`], {});

    expect(await ended).toEqual({
      code: 1,
      stderr:
        'error: GIT_HOST_PASSWORD is not set; put the password of the Git host into it\n',
    });
  });

  it('says in one sentence that a port is taken', async () => {
    const server = net.createServer();
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;

    const { ended } = runCli(
      [`--data-dir=${dataDir}`, '--fleet=none', `--git-port=${port}`],
      { GIT_HOST_PASSWORD: 'x' },
    );

    expect(await ended).toEqual({
      code: 1,
      stderr: `error: Port ${port} on 127.0.0.1 is taken by another program; stop it or choose another port\n`,
    });
    await new Promise(resolve => {
      server.close(resolve);
    });
  });
});
