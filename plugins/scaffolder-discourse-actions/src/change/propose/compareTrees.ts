import { createHash } from 'node:crypto';
import type { TreeChange, TreeFile } from '../hosts/ChangeHost';

/** Git's id of a content. */
export function blobSha(content: Buffer): string {
  return createHash('sha1')
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest('hex');
}

/**
 * What turns the files of a commit into exactly the wanted ones, sorted by
 * path. Links and submodules are in neither list and stay.
 */
export function compareTrees(
  files: readonly TreeFile[],
  wanted: ReadonlyMap<string, Buffer>,
): TreeChange[] {
  const byPath = new Map(files.map(file => [file.path, file]));
  const written = [...wanted].flatMap(([path, content]): TreeChange[] => {
    const known = byPath.get(path);
    if (!known) {
      return [{ action: 'create', path, content }];
    }
    return known.sha === blobSha(content)
      ? []
      : [{ action: 'update', path, content, known }];
  });
  const deleted = files
    .filter(({ path }) => !wanted.has(path))
    .map(
      (known): TreeChange => ({
        action: 'delete',
        path: known.path,
        known,
      }),
    );
  return [...written, ...deleted].sort((a, b) => (a.path < b.path ? -1 : 1));
}
