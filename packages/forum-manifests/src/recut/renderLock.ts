import { parse } from 'yaml';
import { z } from 'zod/v4';
import { sha256 } from '../render/treeHash';

const lockSchema = z.object({
  rendererVersion: z.string(),
  files: z.record(z.string(), z.string()),
});

/** What the last render wrote: `.forum/lock.yaml`. @public */
export interface RenderLock {
  rendererVersion: string;
  /** Digest of each rendered file, by path. */
  digests: ReadonlyMap<string, string>;
}

/** The digest of a text as a lock holds it. @public */
export function digestText(text: string): string {
  return `sha256:${sha256(text)}`;
}

/**
 * Reads the text of a lock. Undefined where it is none, for instance because
 * somebody edited it: there is no base then, and every difference is shown.
 *
 * @public
 */
export function parseRenderLock(
  text: string | undefined,
): RenderLock | undefined {
  if (text === undefined) {
    return undefined;
  }
  let value: unknown;
  try {
    value = parse(text);
  } catch {
    return undefined;
  }
  const result = lockSchema.safeParse(value);
  return result.success
    ? {
        rendererVersion: result.data.rendererVersion,
        digests: new Map(Object.entries(result.data.files)),
      }
    : undefined;
}
