import {
  forumAssembly,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';

/**
 * Whether Discourse itself keeps uploads or backups in S3. Where it does not,
 * only the database has business with the store that holds its backups.
 */
export function usesObjectStorage(forum: ForumSpec): boolean {
  return (
    forumAssembly(forum).uploads === 's3' ||
    forum.spec.backups.location === 's3'
  );
}
