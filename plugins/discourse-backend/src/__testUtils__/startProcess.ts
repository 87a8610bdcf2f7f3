import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import readline from 'node:readline';

const TRANSFORM = require.resolve('@backstage/cli/config/nodeTransform.cjs');

/** Runs a TypeScript file beside this one in a process of its own. */
export async function startProcess(
  file: string,
  options: object,
): Promise<{ child: ChildProcess; firstLine: string }> {
  const child = spawn(
    process.execPath,
    [
      '--require',
      TRANSFORM,
      path.join(__dirname, file),
      JSON.stringify(options),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const lines = readline.createInterface(child.stdout);
  const [firstLine] = await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`The process of ${file} ended with ${code}`);
    }),
  ]);
  return { child, firstLine };
}
