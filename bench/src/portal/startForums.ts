import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { z } from 'zod/v4';
import type { Sandbox } from './Sandbox';

const PROGRAM = resolvePackagePath(
  '@backstage-discourse/discourse-simulator',
  'bin/discourse-simulator',
);

const readySchema = z.object({ forums: z.string(), portalConfig: z.string() });
const forumsSchema = z.object({
  items: z.array(
    z.object({
      hostname: z.string(),
      url: z.string(),
      probes: z.number(),
    }),
  ),
});

/** Simulated forums in a process of their own. */
export interface RunningForums {
  /** Configuration that makes a portal know the forums. */
  configFile: string;
  /** What that configuration takes from the environment. */
  env: Record<string, string>;
  /** All forums, with how often each was asked whether it answers. */
  list(): Promise<{ hostname: string; url: string; probes: number }[]>;
  /** Makes a forum never answer, or answer again. */
  setHanging(hostname: string, hanging: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** Starts so many simulated forums. */
export async function startForums(
  sandbox: Sandbox,
  options: { count: number; name?: string },
): Promise<RunningForums> {
  const env = { GIT_HOST_PASSWORD: randomBytes(16).toString('hex') };
  let announce: (line: string) => void;
  const firstLine = new Promise<string>(resolve => {
    announce = resolve;
  });
  const { name = 'forums' } = options;
  const { whileRunning, stop } = sandbox.start({
    name,
    program: PROGRAM,
    args: [
      'serve',
      `--data-dir=${path.join(sandbox.dir, `simulator-${name}`)}`,
      `--fleet=${options.count}`,
    ],
    env,
    onLine: line => announce(line),
  });
  const ready = readySchema.parse(JSON.parse(await whileRunning(firstLine)));
  const control = `${ready.forums}/_simulator/forums`;

  return {
    configFile: ready.portalConfig,
    env,
    stop,
    async list() {
      const response = await fetch(control);
      const { items } = forumsSchema.parse(await response.json());
      return items;
    },
    async setHanging(hostname, hanging) {
      const response = await fetch(`${control}/${hostname}/fault`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ fault: hanging ? 'hang' : 'none' }),
      });
      if (!response.ok) {
        throw new Error(
          `The simulator answers ${response.status} to a fault of ${hostname}, not 200`,
        );
      }
    },
  };
}
