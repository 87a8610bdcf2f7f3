import { printManifest } from '../yaml/printYaml';
import type { RenderedFile } from './RenderedFile';
import { RENDERER_VERSION } from './rendererVersion';
import { comparePaths, sha256 } from './treeHash';

/** Path of the lock file. */
export const LOCK_FILE = '.forum/lock.yaml';

/**
 * Which renderer wrote which text. It lets a later renderer tell an edit by
 * hand from a change of its own.
 */
export function lockFile(files: RenderedFile[]): RenderedFile {
  const digests = [...files]
    .sort(comparePaths)
    .map(({ path, content }) => [path, `sha256:${sha256(content)}`] as const);
  return {
    path: LOCK_FILE,
    content: printManifest({
      rendererVersion: RENDERER_VERSION,
      files: Object.fromEntries(digests),
    }),
  };
}
