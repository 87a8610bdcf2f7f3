import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonObject } from '@backstage/types';
import { z } from 'zod/v4';

const PROGRAM = path.resolve(__dirname, 'backendProcess.ts');
const TRANSFORM = require.resolve('@backstage/cli/config/nodeTransform.cjs');
const POLL_MS = 100;
const SHOWN_LOG_CHARACTERS = 3000;

const session = z.object({
  backstageIdentity: z.object({ token: z.string() }),
});

/** A port of the loopback that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') {
    throw new Error('The loopback has no free port');
  }
  return address.port;
}

/** A real backend in a process of its own, with its database in a folder. */
export interface BackendProcess {
  /** Calls the API as the guest user. */
  call(
    route: string,
    init?: { method: string; body: unknown },
  ): Promise<Response>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
}

/** Starts a backend and waits until it is ready. */
export async function startBackendProcess(options: {
  dir: string;
  port: number;
  config: JsonObject;
}): Promise<BackendProcess> {
  const { dir, port, config } = options;
  const url = `http://127.0.0.1:${port}`;
  const configFile = path.join(dir, 'config.yaml');
  const logFile = path.join(dir, 'backend.log');
  // JSON is YAML too.
  fs.writeFileSync(configFile, JSON.stringify(config), { mode: 0o600 });
  const log = fs.openSync(logFile, 'a');
  const child = spawn(
    process.execPath,
    ['--require', TRANSFORM, PROGRAM, '--config', configFile],
    {
      env: {
        ...process.env,
        NODE_ENV: 'development',
        NODE_OPTIONS: '',
        TMPDIR: dir,
        PARKING_LOT: path.join(dir, 'parking'),
      },
      stdio: ['ignore', log, log],
    },
  );
  fs.closeSync(log);

  const isReady = async () => {
    try {
      const answer = await fetch(`${url}/.backstage/health/v1/readiness`);
      return answer.ok;
    } catch {
      return false;
    }
  };
  while (!(await isReady())) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(
        `The backend ended before it was ready:\n${fs
          .readFileSync(logFile, 'utf8')
          .slice(-SHOWN_LOG_CHARACTERS)}`,
      );
    }
    await sleep(POLL_MS);
  }
  const signedIn = await fetch(`${url}/api/auth/guest/refresh`, {
    method: 'POST',
  });
  const { backstageIdentity } = session.parse(await signedIn.json());

  return {
    call: (route, init) =>
      fetch(`${url}/api${route}`, {
        method: init?.method,
        body: init && JSON.stringify(init.body),
        headers: {
          Authorization: `Bearer ${backstageIdentity.token}`,
          'Content-Type': 'application/json',
        },
      }),
    async kill() {
      if (child.exitCode === null && child.signalCode === null) {
        const exited = once(child, 'exit');
        child.kill('SIGKILL');
        await exited;
      }
    },
  };
}
