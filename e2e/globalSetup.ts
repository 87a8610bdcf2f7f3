import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const START_TIMEOUT_MS = 360_000;

async function findFreePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, resolve);
  });
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  if (address === null || typeof address === 'string') {
    throw new Error('No port was free');
  }
  return address.port;
}

/**
 * Starts the portal as a person would, with bin/start, on free ports and with
 * a data folder of its own. Returns what ends it.
 */
export default async function globalSetup() {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-e2e-'));
  const [port, forumsPort, gitPort] = [
    await findFreePort(),
    await findFreePort(),
    await findFreePort(),
  ];
  const child = spawn(
    path.resolve(__dirname, '../bin/start'),
    [
      `--port=${port}`,
      `--forums-port=${forumsPort}`,
      `--git-port=${gitPort}`,
      `--data-dir=${dataDir}`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`bin/start took too long:\n${output}`)),
      START_TIMEOUT_MS,
    );
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('The portal is up')) {
        clearTimeout(timer);
        resolve();
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', code =>
      reject(new Error(`bin/start ended with code ${code}:\n${output}`)),
    );
  });
  process.env.PORTAL_URL = `http://localhost:${port}`;
  process.env.FORUMS_URL = `http://localhost:${forumsPort}`;
  process.env.GIT_URL = `http://localhost:${gitPort}`;
  process.env.PORTAL_DATA_DIR = dataDir;

  return async () => {
    const exited = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGTERM');
    await exited;
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
}
