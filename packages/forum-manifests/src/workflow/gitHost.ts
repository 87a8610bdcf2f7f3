import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';

/** Software that hosts the repository and runs its workflows. */
export type GitHost = 'github' | 'gitlab' | 'gitea';

const BY_NAME: [RegExp, GitHost][] = [
  [/(^|\.)gitlab\./, 'gitlab'],
  [/(^|\.)(gitea|forgejo|codeberg)\./, 'gitea'],
];

/**
 * What hosts the repository. Gitea reads the workflows of GitHub too, so that
 * is what an address that says nothing gets.
 */
export function gitHost({ spec }: ForumSpec): GitHost {
  const { hostname } = new URL(spec.gitops.repositoryUrl);
  const named = BY_NAME.find(([pattern]) => pattern.test(hostname));
  return spec.gitops.host ?? named?.[1] ?? 'github';
}

const FILES_AT: Record<GitHost, (branch: string) => string> = {
  github: branch => `blob/${branch}`,
  gitlab: branch => `-/blob/${branch}`,
  gitea: branch => `src/branch/${branch}`,
};

/** Where people read a file of the repository. */
export function repositoryPageUrl(forum: ForumSpec, path: string): string {
  const { repositoryUrl, branch } = forum.spec.gitops;
  const page = repositoryUrl.replace(/\.git$/, '');
  return `${page}/${FILES_AT[gitHost(forum)](branch)}/${path}`;
}

/** Folder of the workflows, for hosts that have one. */
export function workflowFolder(host: Exclude<GitHost, 'gitlab'>): string {
  return host === 'gitea' ? '.gitea/workflows' : '.github/workflows';
}
