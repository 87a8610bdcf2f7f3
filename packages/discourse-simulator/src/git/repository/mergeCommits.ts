import { GitHostError } from '../GitHostError';
import { parseBranch } from '../names';
import type { GitRepository } from './GitRepository';
import { GitFailure, type GitIdentity, runGit } from './runGit';

/** The tree of a merge, or that the two sides change the same lines. */
export type MergeTree =
  | { result: 'merged'; tree: string }
  | { result: 'conflict' };

/** Merges two commits without touching any branch. Needs git 2.38. */
export async function mergeTree(
  repository: GitRepository,
  options: { base: string; head: string },
): Promise<MergeTree> {
  const { base, head } = options;
  try {
    const output = await runGit(
      ['merge-tree', '--write-tree', '--no-messages', base, head],
      { gitDir: repository.gitDir },
    );
    return { result: 'merged', tree: output.toString().trim() };
  } catch (error) {
    if (error instanceof GitFailure && error.code === 1) {
      return { result: 'conflict' };
    }
    throw new GitHostError(
      501,
      'Merging needs git 2.38 or newer on the machine of the Git host',
      { cause: error },
    );
  }
}

/**
 * Commits a tree and moves a branch from its known commit to the new one. The
 * branch stays where it is when it has moved meanwhile.
 */
export async function commitTree(
  repository: GitRepository,
  options: {
    branch: string;
    from: string;
    tree: string;
    parents: string[];
    message: string;
    author: GitIdentity;
    at: number;
  },
): Promise<string> {
  const { branch, from, tree, parents, message, author, at } = options;
  const { gitDir } = repository;
  const date = `${Math.floor(at / 1000)} +0000`;
  const output = await runGit(
    ['commit-tree', tree, ...parents.flatMap(parent => ['-p', parent])],
    {
      gitDir,
      input: Buffer.from(message),
      env: {
        GIT_AUTHOR_NAME: author.name,
        GIT_AUTHOR_EMAIL: author.email,
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_NAME: author.name,
        GIT_COMMITTER_EMAIL: author.email,
        GIT_COMMITTER_DATE: date,
      },
    },
  );
  const sha = output.toString().trim();
  try {
    await runGit(
      ['update-ref', `refs/heads/${parseBranch(branch)}`, sha, from],
      { gitDir },
    );
  } catch (error) {
    throw new GitHostError(
      409,
      `The branch '${branch}' has moved meanwhile; repeat the merge`,
      { cause: error },
    );
  }
  return sha;
}
