import path from 'node:path';
import { findFreePort } from './machine';
import type { Sandbox } from './Sandbox';

// bin/bench runs the benches at the root of the repository.
const PROGRAM = path.resolve('bin/lib/start.mjs');

/**
 * Starts the whole portal as bin/start does, with its data in the folder of the
 * sandbox, and gives its address once it is up.
 */
export async function startPortal(
  sandbox: Sandbox,
  options: { fleet: string; configFiles?: string[] },
): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await findFreePort();
  let announce = () => {};
  const ready = new Promise<void>(resolve => {
    announce = resolve;
  });
  const entry = sandbox.start({
    name: 'portal',
    program: PROGRAM,
    args: [
      `--port=${port}`,
      `--forums-port=${await findFreePort()}`,
      `--git-port=${await findFreePort()}`,
      `--data-dir=${sandbox.dir}`,
      `--fleet=${options.fleet}`,
      ...(options.configFiles ?? []).map(file => `--config=${file}`),
    ],
    onLine: line => {
      if (line.includes('The portal is up')) {
        announce();
      }
    },
  });
  await entry.whileRunning(ready);
  return { url: `http://localhost:${port}`, stop: entry.stop };
}
