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

/** Folder of the workflows, for hosts that have one. */
export function workflowFolder(host: Exclude<GitHost, 'gitlab'>): string {
  return host === 'gitea' ? '.gitea/workflows' : '.github/workflows';
}
