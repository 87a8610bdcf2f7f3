import { ConflictError } from '@backstage/errors';
import {
  compareVersions,
  parseRenderLock,
  RENDERER_VERSION,
} from '@backstage-discourse/forum-manifests';
import type { OpenForum } from '../change/plan/ChangePlanner';
import type { RepositoryEdit } from '../change/plan/RepositoryEdit';

const LOCK_FILE = '.forum/lock.yaml';

/** A recut as an edit: the render alone changes. It never goes back. */
export function planRecut({ state, forum }: OpenForum): RepositoryEdit {
  const lock = parseRenderLock(state.texts.get(LOCK_FILE));
  if (lock && compareVersions(lock.rendererVersion, RENDERER_VERSION) > 0) {
    throw new ConflictError(
      `The repository of '${forum.id}' was rendered by ${lock.rendererVersion}, which is newer than ${RENDERER_VERSION} of this portal; upgrade the portal`,
    );
  }
  return {
    notes: [
      lock
        ? `From renderer ${lock.rendererVersion} to ${RENDERER_VERSION}.`
        : `The repository has no valid ${LOCK_FILE}, so the last render is unknown; every file that differs is left as it is and listed.`,
    ],
    unchecked: [],
  };
}
