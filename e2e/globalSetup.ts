import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports -- bin is no package
import { findFreePort } from '../bin/lib/ports.mjs';

const START_TIMEOUT_MS = 360_000;
/** Stories share the forums; at Discourse's 60 they would wait for minutes. */
const ADMIN_REQUESTS_PER_MINUTE = 6_000;

/**
 * Starts the portal as a person would, with bin/start, on free ports and with
 * a data folder of its own. Returns what ends it. Where `PORTAL_URL` and the
 * other addresses are set, the portal that runs there is used and goes on.
 */
export default async function globalSetup() {
  if (process.env.PORTAL_URL) {
    return undefined;
  }
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
      `--admin-requests=${ADMIN_REQUESTS_PER_MINUTE}`,
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
