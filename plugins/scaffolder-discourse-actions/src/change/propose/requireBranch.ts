import { InputError } from '@backstage/errors';

const BRANCH = /^forum\/[a-z0-9][a-z0-9-]{0,60}$/;

/** The branches of proposals lie together, and none is a branch of people. */
export function requireBranch(branch: string): string {
  if (!BRANCH.test(branch)) {
    throw new InputError(
      `'branch' must be forum/ and a name in lower case, like forum/upgrade, not '${branch}'`,
    );
  }
  return branch;
}
