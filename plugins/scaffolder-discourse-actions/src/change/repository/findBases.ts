import {
  changedSinceRender,
  digestText,
} from '@backstage-discourse/forum-manifests';
import type { ChangeHost } from '../hosts/ChangeHost';
import type { RepositoryState } from './RepositoryState';

/**
 * The last render of those files that people changed since: the newest commit
 * in which the file has the digest that the lock names. Files that never were
 * as the lock says are left out.
 */
export async function findBases(
  state: RepositoryState,
  options: { host: ChangeHost },
): Promise<Map<string, string>> {
  const { host } = options;
  const bases = new Map<string, string>();
  for (const { path, digest } of changedSinceRender(state.texts)) {
    const commits = await host.listCommits(path, { from: state.commit });
    for (const commit of commits) {
      const content = await host.readFile(path, { commit });
      const text = content?.toString('utf8');
      if (text !== undefined && digestText(text) === digest) {
        bases.set(path, text);
        break;
      }
    }
  }
  return bases;
}
