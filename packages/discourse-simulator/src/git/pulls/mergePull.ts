import { GitHostError } from '../GitHostError';
import {
  commitTree,
  type GitIdentity,
  type GitRepository,
  mergeTree,
} from '../repository';
import type { Pull } from './PullStore';

/** The two ends of an open pull request, or why it can not be merged. */
export type PullEnds =
  | { result: 'mergeable'; base: string; head: string; tree: string }
  | { result: 'blocked'; reason: string; head?: string };

/** Whether a pull request can be merged as its branches stand now. */
export async function examinePull(
  repository: GitRepository,
  pull: Pull,
): Promise<PullEnds> {
  const branches = await repository.branches();
  const [base, head] = [branches.get(pull.base), branches.get(pull.head)];
  if (!base || !head) {
    const missing = base ? pull.head : pull.base;
    return {
      result: 'blocked',
      reason: `the branch '${missing}' is gone`,
      head,
    };
  }
  const merge = await mergeTree(repository, { base, head });
  return merge.result === 'merged'
    ? { result: 'mergeable', base, head, tree: merge.tree }
    : {
        result: 'blocked',
        reason: `'${pull.head}' and '${pull.base}' change the same lines`,
        head,
      };
}

/** Merges an open pull request into its base branch. */
export async function mergePull(
  repository: GitRepository,
  options: {
    pull: Pull;
    squash: boolean;
    message?: string;
    author: GitIdentity;
    at: number;
  },
): Promise<{ sha: string; headSha: string }> {
  const { pull, squash, message, author, at } = options;
  if (pull.state !== 'open') {
    throw new GitHostError(405, `Pull request ${pull.number} is closed`);
  }
  const ends = await examinePull(repository, pull);
  if (ends.result === 'blocked') {
    throw new GitHostError(
      405,
      `Pull request ${pull.number} can not be merged: ${ends.reason}`,
    );
  }
  const { base, head, tree } = ends;
  const sha = await commitTree(repository, {
    branch: pull.base,
    from: base,
    tree,
    parents: squash ? [base] : [base, head],
    message: message ?? `${pull.title} (#${pull.number})`,
    author,
    at,
  });
  return { sha, headSha: head };
}
