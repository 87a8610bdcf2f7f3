import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether this machine has Ruby, as the image of Discourse has. */
export function hasRuby(): boolean {
  return spawnSync('ruby', ['--version']).status === 0;
}

/** Runs a script beside the test, so that it can talk to servers of the test. */
export async function runRuby(
  script: string,
  options: { folder: string; env: Record<string, string> },
): Promise<{ exitCode: number | null; output: string }> {
  const file = join(options.folder, 'script.rb');
  writeFileSync(file, script);
  const child = spawn('ruby', ['-W:no-experimental', file], {
    env: { PATH: process.env.PATH, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const parts: string[] = [];
  child.stdout.on('data', part => parts.push(String(part)));
  child.stderr.on('data', part => parts.push(String(part)));
  await once(child, 'close');
  return { exitCode: child.exitCode, output: parts.join('') };
}
