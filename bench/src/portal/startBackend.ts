import fs from 'node:fs';
import path from 'node:path';
import type { JsonObject } from '@backstage/types';
import { z } from 'zod/v4';
import { findFreePort } from './machine';
import { readMemoryMb } from './readMemoryMb';
import type { Sandbox } from './Sandbox';

// bin/bench runs the benches at the root of the repository.
const PROGRAM = path.resolve('bench/src/portal/backendProcess.ts');

const POLL_MS = 100;

/**
 * What Node.js takes by itself in the pod of `deploy/deployment.yaml`: half of
 * its memory. Where there is plenty it would rather grow than clean up.
 */
const MAX_HEAP_MB = 768;

/** As in the `Dockerfile` and the pod. */
const NODE_OPTIONS = `--max-heap-size=${MAX_HEAP_MB} --v8-pool-size=0`;

const sessionSchema = z.object({
  backstageIdentity: z.object({ token: z.string() }),
});

/** A backend with the plugin, in a process of its own. */
export interface RunningBackend {
  /** When it was ready, and the collector began. */
  readyAtMs: number;
  /** Reads below `/api/discourse` as a signed-in user. */
  get(route: string): Promise<unknown>;
  /** Reads a route of the plugin that does nothing. */
  getPeer(route: string): Promise<unknown>;
  /** Posts below `/api` as a signed-in user. */
  post(route: string, body: unknown): Promise<unknown>;
  /** Resident memory of the process. */
  readMemoryMb(): number;
  stop(): Promise<void>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

async function waitFor(url: string, signal: AbortSignal) {
  while (!signal.aborted && !(await answers(url))) {
    await new Promise(resolve => setTimeout(resolve, POLL_MS));
  }
}

/** Starts a backend and signs in. */
export async function startBackend(
  sandbox: Sandbox,
  options: {
    name: string;
    database: JsonObject;
    discourse: JsonObject;
    /** Files whose configuration comes on top. */
    configFiles?: string[];
    env?: Record<string, string>;
    /** Another assembly of the backend than the one for the fleet. */
    program?: string;
  },
): Promise<RunningBackend> {
  const { name, database, discourse, configFiles = [], env } = options;
  const { program = PROGRAM } = options;
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const configFile = path.join(sandbox.dir, `${name}-config.yaml`);
  const config = {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { host: '127.0.0.1', port },
      // As in production; Node's 5 s may end as a plugin asks another again.
      server: { keepAliveTimeout: { seconds: 75 } },
      database,
    },
    auth: {
      providers: {
        guest: {
          userEntityRef: 'user:default/guest',
          dangerouslyAllowOutsideDevelopment: true,
        },
      },
    },
    permission: { enabled: true },
    discourse,
  };
  // JSON is YAML too.
  fs.writeFileSync(configFile, JSON.stringify(config), { mode: 0o600 });

  const entry = sandbox.start({
    name,
    program,
    args: [configFile, ...configFiles].flatMap(file => ['--config', file]),
    env: { ...env, NODE_OPTIONS },
  });
  await entry.whileRunning(
    waitFor(`${url}/.backstage/health/v1/readiness`, entry.ended),
  );
  const readyAtMs = Date.now();
  const session = await fetch(`${url}/api/auth/guest/refresh`, {
    method: 'POST',
  });
  const { backstageIdentity } = sessionSchema.parse(await session.json());
  const headers = { Authorization: `Bearer ${backstageIdentity.token}` };

  const get = async (route: string): Promise<unknown> => {
    const response = await fetch(`${url}/api${route}`, { headers });
    if (!response.ok) {
      throw new Error(
        `The backend answers ${response.status} at ${route}, not 200`,
      );
    }
    return response.json();
  };

  return {
    readyAtMs,
    get: route => get(`/discourse${route}`),
    getPeer: route => get(`/peer${route}`),
    async post(route, body) {
      const response = await fetch(`${url}/api${route}`, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) {
        throw new Error(
          `The backend answers ${response.status} at ${route}, not 200`,
        );
      }
      return response.json();
    },
    readMemoryMb: () => readMemoryMb(entry.pid),
    stop: entry.stop,
    kill: entry.kill,
  };
}
