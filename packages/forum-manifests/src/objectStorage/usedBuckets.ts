import {
  forumAssembly,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';

/** The buckets that hold something of this forum. */
export function usedBuckets(forum: ForumSpec): string[] {
  const { backups, objectStorage } = forum.spec;
  return [
    forumAssembly(forum).uploads === 's3'
      ? objectStorage.uploadsBucket
      : undefined,
    backups.location === 's3' ? objectStorage.backupsBucket : undefined,
    objectStorage.databaseBucket,
  ].filter(bucket => bucket !== undefined);
}
