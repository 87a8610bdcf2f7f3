import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumWarnings } from '../warnings/forumWarnings';
import type { ForumCliIo } from './ForumCliIo';

/** Says what a valid ForumSpec costs; it changes no exit code. */
export function printWarnings(forum: ForumSpec, io: ForumCliIo): void {
  for (const { field, message } of forumWarnings(forum)) {
    io.stderr.write(`warning: '${field}': ${message}\n`);
  }
}
