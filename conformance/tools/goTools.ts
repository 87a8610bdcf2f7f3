import { createHash } from 'node:crypto';
import { existsSync, readFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod/v4';
import type { SubjectContext } from '../report/Subject';
import { findCommand } from './machine';
import { MissingTool } from './MissingTool';
import { pinnedVersion } from './pinnedVersion';
import { runCommand } from './runCommand';

const moduleSchema = z.object({
  Dir: z.string().optional(),
  Sum: z.string().optional(),
  Error: z.string().optional(),
});

// A build shares the machine with whatever else runs on it.
const BUILD_ENVIRONMENT = {
  CGO_ENABLED: '0',
  GOFLAGS: '-buildvcs=false -p=2',
  GOMEMLIMIT: '3GiB',
};

function requireGo(): string {
  const go = findCommand('go', '/usr/local/go/bin/go');
  if (!go) {
    throw new MissingTool('Go is not installed');
  }
  return go;
}

/** A published Go module. */
export interface GoModule {
  path: string;
  version: string;
  /** Checksum, as `go.sum` has it. */
  sum: string;
}

/** The folder with the sources of a module, whose checksum is compared. */
export async function downloadGoModule(
  module: GoModule,
  context: SubjectContext,
): Promise<string> {
  const { path, version, sum } = module;
  const go = requireGo();
  const answer = await runCommand(
    go,
    ['mod', 'download', '-json', `${path}@${version}`],
    { cwd: context.workFolder, signal: context.signal },
  ).catch((error: unknown) => {
    throw new MissingTool(
      `the Go module ${path}@${version} could not be downloaded (${String(
        error,
      ).slice(0, 200)})`,
    );
  });
  const { Dir, Sum } = moduleSchema.parse(JSON.parse(answer.stdout));
  if (!Dir || Sum !== sum) {
    throw new Error(
      `${path}@${version} has the checksum ${Sum}, expected was ${sum}`,
    );
  }
  return Dir;
}

/** The sources of a module that the `go.mod` of a folder pins. */
export async function pinnedModuleFolder(
  moduleFolder: string,
  path: string,
  context: SubjectContext,
): Promise<string> {
  const version = pinnedVersion(moduleFolder, path);
  const sums = readFileSync(join(moduleFolder, 'go.sum'), 'utf8');
  const sum = sums
    .split('\n')
    .map(line => line.split(' '))
    .find(entry => entry[0] === path && entry[1] === version)?.[2];
  if (!sum) {
    throw new Error(`${moduleFolder}/go.sum has no checksum of ${path}`);
  }
  return downloadGoModule({ path, version, sum }, context);
}

/** What to build. */
export interface GoBinary {
  name: string;
  /** Folder with the `go.mod` that pins it. */
  moduleFolder: string;
  /** The package with its `main`. */
  mainPackage: string;
  ldflags?: string[];
  /** The build takes long enough to announce it, in words. */
  takes: string;
}

/** Builds a command once; later runs find it in the cache folder. */
export async function buildGoBinary(
  binary: GoBinary,
  context: SubjectContext,
): Promise<string> {
  const { name, moduleFolder, mainPackage, ldflags = [], takes } = binary;
  const digest = createHash('sha256')
    .update(readFileSync(join(moduleFolder, 'go.mod')))
    .update(readFileSync(join(moduleFolder, 'go.sum')))
    .update(JSON.stringify([mainPackage, ldflags]))
    .digest('hex')
    .slice(0, 16);
  const folder = join(context.cacheFolder, 'bin');
  const file = join(folder, `${name}-${digest}`);
  if (existsSync(file)) {
    return file;
  }
  const go = requireGo();
  mkdirSync(folder, { recursive: true });
  context.say(`Building ${name}, ${takes} the first time`);
  await runCommand(
    go,
    [
      'build',
      '-trimpath',
      '-mod=readonly',
      '-ldflags',
      ['-s', '-w', ...ldflags].join(' '),
      '-o',
      file,
      mainPackage,
    ],
    { cwd: moduleFolder, env: BUILD_ENVIRONMENT, signal: context.signal },
  );
  return file;
}
