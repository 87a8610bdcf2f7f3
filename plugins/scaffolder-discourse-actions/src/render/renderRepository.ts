import {
  addGroupFile,
  renderForum,
  type RenderedFile,
} from '@backstage-discourse/forum-manifests';
import {
  toGroupFile,
  type ForumSpec,
  type GroupAnswer,
} from '@backstage-discourse/plugin-discourse-common';

/**
 * All files of a new repository except its sealed values: the render, the
 * groups that it starts with, and what the platform wants in every repository
 * of its Git host. Preview, dry run and run all call it.
 */
export function renderRepository(
  forum: ForumSpec,
  options: {
    codeOwners: readonly string[];
    groups: readonly GroupAnswer[];
  },
): RenderedFile[] {
  const { codeOwners, groups } = options;
  const files = [...renderForum(forum), ...groups.map(groupFile)];
  return codeOwners.length > 0
    ? [...files, { path: 'CODEOWNERS', content: codeOwnersFile(codeOwners) }]
    : files;
}

function groupFile(group: GroupAnswer): RenderedFile {
  const { path, content } = addGroupFile(toGroupFile(group));
  return { path, content };
}

/** GitHub, GitLab and Gitea all read this file at the root. */
function codeOwnersFile(codeOwners: readonly string[]): string {
  return `# Who reviews every change to this forum.\n* ${codeOwners.join(
    ' ',
  )}\n`;
}
