import type { HostContext } from '../HostContext';
import { deleteBranch, type GitRepository } from '../repository';
import { mergePull } from './mergePull';
import type { Pull } from './PullStore';

/** Merges a pull request, notes that it is closed, and tells the cluster. */
export async function completeMerge(
  context: HostContext,
  options: {
    repository: GitRepository;
    pull: Pull;
    squash: boolean;
    message?: string;
    deletesBranch: boolean;
  },
): Promise<void> {
  const { pulls, clock, announce, account } = context;
  const { repository, pull, squash, message, deletesBranch } = options;
  const at = clock();
  const { sha, headSha } = await mergePull(repository, {
    pull,
    squash,
    message,
    author: {
      name: account.username,
      email: `${account.username}@git.localhost`,
    },
    at,
  });
  await pulls.replace(repository, {
    ...pull,
    state: 'closed',
    headSha,
    merge: { sha, at },
    updatedAt: at,
  });
  if (deletesBranch && pull.head !== 'main') {
    await deleteBranch(repository, pull.head);
  }
  announce({
    owner: repository.owner,
    repo: repository.name,
    branch: pull.base,
    sha,
  });
}
