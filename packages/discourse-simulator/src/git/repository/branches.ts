import { GitHostError } from '../GitHostError';
import { parseBranch } from '../names';
import type { GitRepository } from './GitRepository';
import { runGit } from './runGit';

const NOTHING = '0'.repeat(40);

/** Makes a branch that must not exist yet. */
export async function createBranch(
  repository: GitRepository,
  options: { branch: string; sha: string },
): Promise<void> {
  const { branch, sha } = options;
  try {
    await runGit(
      ['update-ref', `refs/heads/${parseBranch(branch)}`, sha, NOTHING],
      { gitDir: repository.gitDir },
    );
  } catch (error) {
    throw new GitHostError(409, `The branch '${branch}' exists already`, {
      cause: error,
    });
  }
}

/** Deletes a branch that must exist. */
export async function deleteBranch(
  repository: GitRepository,
  branch: string,
): Promise<void> {
  const branches = await repository.branches();
  const sha = branches.get(parseBranch(branch));
  if (!sha) {
    throw new GitHostError(404, `The branch '${branch}' does not exist`);
  }
  await runGit(['update-ref', '-d', `refs/heads/${branch}`, sha], {
    gitDir: repository.gitDir,
  });
}
