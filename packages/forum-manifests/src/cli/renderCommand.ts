import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { formatForumSpecFaults } from '@backstage-discourse/plugin-discourse-common';
import { parseForumYaml } from '../forumYaml/parseForumYaml';
import { LOCK_FILE } from '../render/lockFile';
import type { RenderedFile } from '../render/RenderedFile';
import { renderForum } from '../render/renderForum';
import { isOwnedByPeople } from '../repository/ownership';
import type { ForumCliIo } from './ForumCliIo';
import { lastRender } from './lastRender';
import { printWarnings } from './printWarnings';

/** Arguments of `forum render`. */
export interface RenderCommandOptions {
  /** Path of the ForumSpec. */
  spec: string;
  /** Folder of the repository; default: the one that holds the ForumSpec. */
  out?: string;
  io: ForumCliIo;
}

async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}

async function writeRepository(
  directory: string,
  files: RenderedFile[],
): Promise<{ written: number; removed: number }> {
  const rendered = new Set(files.map(({ path }) => path));
  const lock = await readIfPresent(join(directory, LOCK_FILE));
  const leftovers = lastRender(lock).filter(path => !rendered.has(path));

  let written = 0;
  for (const { path, content } of files) {
    const target = join(directory, path);
    const found = await readIfPresent(target);
    const keep = found !== undefined && isOwnedByPeople(path);
    if (!keep && found !== content) {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content);
      written += 1;
    }
  }
  for (const path of leftovers) {
    await rm(join(directory, path), { force: true });
  }
  return { written, removed: leftovers.length };
}

/**
 * Renders a ForumSpec into a folder. Files of people that exist are kept,
 * files that only the last render had are removed. Returns the exit code.
 */
export async function renderCommand(
  options: RenderCommandOptions,
): Promise<number> {
  const { spec, out, io } = options;
  const text = await readIfPresent(spec);
  if (text === undefined) {
    io.stderr.write(
      `'${spec}' can not be read; name the ForumSpec with --spec\n`,
    );
    return 1;
  }
  const result = parseForumYaml(text);
  if (!result.ok) {
    io.stderr.write(`${formatForumSpecFaults(result.faults)}\n`);
    return 1;
  }

  printWarnings(result.spec, io);
  const directory = resolve(out ?? dirname(spec));
  const files = renderForum(result.spec);
  const { written, removed } = await writeRepository(directory, files);
  io.stdout.write(
    `Rendered forum '${result.spec.metadata.name}': ${files.length} files, ${written} written, ${removed} removed\n`,
  );
  return 0;
}
