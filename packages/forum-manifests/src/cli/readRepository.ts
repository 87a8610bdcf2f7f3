import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const SKIPPED_FOLDERS = new Set(['.git', 'node_modules']);
const MAX_FILE_BYTES = 1_000_000;

/**
 * Reads all files of a repository, except Git's own and installed packages.
 * Symbolic links are not followed, so nothing outside is read; files above
 * 1 MB are skipped, as no render is that large.
 */
export async function readRepository(
  directory: string,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();

  async function visit(folder: string): Promise<void> {
    const names = await readdir(join(directory, folder));
    for (const name of names.sort()) {
      const path = folder === '' ? name : `${folder}/${name}`;
      const stats = await lstat(join(directory, path));
      if (stats.isDirectory() && !SKIPPED_FOLDERS.has(name)) {
        await visit(path);
      } else if (stats.isFile() && stats.size <= MAX_FILE_BYTES) {
        files.set(path, await readFile(join(directory, path), 'utf8'));
      }
    }
  }

  await visit('');
  return files;
}
