import fs from 'node:fs';
import path from 'node:path';
import { backstageCli, nodeTransform, root } from './paths.mjs';
import { loadPortalSecrets } from './portalSecrets.mjs';
import { tail } from './processes.mjs';
import { pathWithMkdocs } from './techdocs.mjs';
import { UserError } from './terminal.mjs';

/** How long a backend may take to start. */
export const START_TIMEOUT_MS = 180_000;
const READINESS = '/.backstage/health/v1/readiness';

/** Starts the simulated forums, Git host and cluster. Resolves once they answer. */
export async function startSimulator(processes, options) {
  const { dataDir, forumsPort, gitPort, fleet, adminRequests, secrets } =
    options;
  let announce;
  const ready = new Promise(resolve => {
    announce = resolve;
  });
  const entry = processes.start({
    name: 'The simulator',
    command: process.execPath,
    args: [
      '--require',
      nodeTransform,
      path.join(root, 'packages/discourse-simulator/src/cli.ts'),
      'serve',
      `--data-dir=${path.join(dataDir, 'simulator')}`,
      `--forum-port=${forumsPort}`,
      `--git-port=${gitPort}`,
      `--fleet=${fleet}`,
      ...(adminRequests ? [`--admin-requests=${adminRequests}`] : []),
      '--extra-location=../../examples/org.yaml:User,Group',
      '--extra-location=../../templates/*/template.yaml:Template',
    ],
    cwd: root,
    env: { GIT_HOST_PASSWORD: secrets.GIT_HOST_PASSWORD },
    logFile: path.join(dataDir, 'logs/simulator.log'),
    onLine: line => {
      if (line.startsWith('{"ready":true')) {
        announce(JSON.parse(line));
      }
    },
  });
  return processes.whileRunning(entry, ready);
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

function whenAborted(signal) {
  return new Promise(resolve => {
    signal.addEventListener('abort', resolve, { once: true });
  });
}

/** Waits until a Backstage backend says that it is ready, or `signal` ends the wait. */
export async function waitUntilReady(baseUrl, { timeoutMs, signal }) {
  const url = `${baseUrl}${READINESS}`;
  const deadline = Date.now() + timeoutMs;
  while (!(await answers(url))) {
    if (signal?.aborted) {
      return;
    }
    if (Date.now() > deadline) {
      throw new UserError(
        `The portal did not answer on ${url} within ${
          timeoutMs / 1000
        } s; see the logs beside its data`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}

/**
 * Starts the backend, which also serves the built frontend, and waits until it
 * is ready. With `dev`, both run with hot reload instead.
 */
export async function startPortal(processes, options) {
  const { dataDir, port, secrets, configs, dev, appPort, signal, env } =
    options;
  const url = `http://localhost:${port}`;
  // In development the process outlives a failed start.
  const failed = new AbortController();
  const configArgs = configs.flatMap(file => ['--config', file]);
  const entry = processes.start({
    name: 'The portal',
    command: process.execPath,
    args: dev
      ? [backstageCli, 'repo', 'start', ...configArgs]
      : [
          '--enable-source-maps',
          '--require',
          nodeTransform,
          'src/index.ts',
          ...configArgs,
        ],
    cwd: dev ? root : path.join(root, 'packages/backend'),
    env: {
      NODE_ENV: 'development',
      PATH: pathWithMkdocs(),
      ...secrets,
      PORTAL_URL: url,
      PORTAL_APP_URL: dev ? `http://localhost:${appPort}` : url,
      PORTAL_PORT: String(port),
      PORTAL_DATA_DIR: dataDir,
      ...env,
    },
    logFile: path.join(dataDir, 'logs/portal.log'),
    onLine: line => {
      if (line.includes('Backend startup failed')) {
        failed.abort();
      }
    },
  });
  await processes.whileRunning(
    entry,
    Promise.race([
      waitUntilReady(url, { timeoutMs: START_TIMEOUT_MS, signal }),
      whenAborted(failed.signal).then(() => {
        throw new UserError(
          `The portal could not start. The end of ${entry.logFile}:\n${tail(
            entry.logFile,
            8,
          )}`,
        );
      }),
    ]),
  );
  return { url: dev ? `http://localhost:${appPort}` : url, entry };
}

/** Prepares the folder in which everything lives that the portal keeps. */
export function prepareDataDir(dataDir, { fresh }) {
  if (fresh) {
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
  fs.mkdirSync(path.join(dataDir, 'database'), { recursive: true });
  return loadPortalSecrets(dataDir);
}
