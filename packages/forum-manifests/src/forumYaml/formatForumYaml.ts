import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { printInOrder } from '../yaml/printYaml';

const HEADER =
  '# Desired state of this forum. The only file to edit: `forum render` writes the rest.\n';

/**
 * The text of `forum.yaml`, with all defaults written out.
 *
 * @public
 */
export function formatForumYaml(forum: ForumSpec): string {
  return `${HEADER}${printInOrder(forum)}`;
}
