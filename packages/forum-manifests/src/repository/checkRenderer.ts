import { parse } from 'yaml';
import { z } from 'zod/v4';
import { LOCK_FILE } from '../render/lockFile';
import { RENDERER_VERSION } from '../render/rendererVersion';
import type { CheckFault } from './CheckFault';

const lockSchema = z.object({
  rendererVersion: z.string().regex(/^\d+\.\d+\.\d+$/),
});

function rendererOf(lockText: string): string | undefined {
  try {
    const lock = lockSchema.safeParse(parse(lockText));
    return lock.success ? lock.data.rendererVersion : undefined;
  } catch {
    return undefined;
  }
}

/** Whether version `a` is newer than `b`, both like 1.2.3. */
function isNewer(a: string, b: string): boolean {
  return a.localeCompare(b, 'en', { numeric: true }) > 0;
}

/**
 * The one fault of a repository that another version of the renderer wrote:
 * all its differences may come from that, so no file is blamed for them.
 */
export function checkRenderer(
  files: ReadonlyMap<string, string>,
): CheckFault | undefined {
  const writer = rendererOf(files.get(LOCK_FILE) ?? '');
  if (writer === undefined || writer === RENDERER_VERSION) {
    return undefined;
  }
  return isNewer(writer, RENDERER_VERSION)
    ? {
        file: LOCK_FILE,
        message: `says that renderer ${writer} wrote this repository, which is newer than this one, ${RENDERER_VERSION}`,
        fix: `Run version ${writer} of @backstage-discourse/forum-manifests; an older one would undo what it changed`,
      }
    : {
        file: LOCK_FILE,
        message: `says that renderer ${writer} wrote this repository, and this one is ${RENDERER_VERSION}`,
        fix: "Read what 'forum plan' shows and run 'forum render', in a pull request of its own",
      };
}
