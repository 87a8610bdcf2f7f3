import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version of a module that the `go.mod` of a folder asks for. */
export function pinnedVersion(moduleFolder: string, module: string): string {
  const text = readFileSync(join(moduleFolder, 'go.mod'), 'utf8');
  const version = text
    .split('\n')
    .map(line => line.replace('require', '').trim().split(' '))
    .find(([name]) => name === module)?.[1];
  if (!version) {
    throw new Error(`${moduleFolder}/go.mod does not pin ${module}`);
  }
  return version;
}
