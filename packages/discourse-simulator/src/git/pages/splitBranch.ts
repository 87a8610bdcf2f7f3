import { GitHostError } from '../GitHostError';
import { parseTreePath } from '../names';

/** Branches may hold slashes: the longest one that exists is meant. */
export function splitBranch(
  branches: Map<string, string>,
  rest: string,
): { branch: string; commit: string; path: string } {
  const parts = rest.replace(/\/+$/, '').split('/');
  for (let length = parts.length; length > 0; length -= 1) {
    const branch = parts.slice(0, length).join('/');
    const commit = branches.get(branch);
    if (commit) {
      return {
        branch,
        commit,
        path: parseTreePath(parts.slice(length).join('/')),
      };
    }
  }
  throw new GitHostError(404, 'There is no such branch');
}
