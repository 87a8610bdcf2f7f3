import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../manifests/names';

/**
 * Name of the database cluster that a forum uses; also the name of its backups.
 *
 * @public
 */
export function databaseName(forum: ForumSpec): string {
  return forumNames(forum).database;
}
