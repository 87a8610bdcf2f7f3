import {
  renderForum,
  type RenderedFile,
} from '@backstage-discourse/forum-manifests';
import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';

/**
 * All files of a new repository except its sealed values: the render, and what
 * the platform wants in every repository of its Git host. Preview, dry run and
 * run all call it.
 */
export function renderRepository(
  forum: ForumSpec,
  options: { codeOwners: readonly string[] },
): RenderedFile[] {
  const { codeOwners } = options;
  const files = renderForum(forum);
  return codeOwners.length > 0
    ? [...files, { path: 'CODEOWNERS', content: codeOwnersFile(codeOwners) }]
    : files;
}

/** GitHub, GitLab and Gitea all read this file at the root. */
function codeOwnersFile(codeOwners: readonly string[]): string {
  return `# Who reviews every change to this forum.\n* ${codeOwners.join(
    ' ',
  )}\n`;
}
