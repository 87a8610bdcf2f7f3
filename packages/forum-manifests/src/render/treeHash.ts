import { createHash } from 'node:crypto';
import type { RenderedFile } from './RenderedFile';

/** Orders paths by code unit, so that no locale changes the result. */
export function comparePaths(a: { path: string }, b: { path: string }) {
  if (a.path === b.path) {
    return 0;
  }
  return a.path < b.path ? -1 : 1;
}

/** SHA-256 of a text, in lower case hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * SHA-256 over paths and contents, independent of the order of the files.
 * Lengths are part of the input, so no two trees share an encoding.
 *
 * @public
 */
export function treeHash(files: RenderedFile[]): string {
  const hash = createHash('sha256');
  for (const { path, content } of [...files].sort(comparePaths)) {
    hash.update(`${Buffer.byteLength(path)}:${path}`, 'utf8');
    hash.update(`${Buffer.byteLength(content)}:${content}`, 'utf8');
  }
  return hash.digest('hex');
}
