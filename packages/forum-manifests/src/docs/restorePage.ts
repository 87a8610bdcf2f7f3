import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../manifests/names';
import { markdownTable, page, shell } from './markdown';

/** `docs/restore.md`: what is backed up, and the way back. */
export function restorePage(forum: ForumSpec): string {
  const { backups, objectStorage } = forum.spec;
  const names = forumNames(forum);
  return page(
    '# Restore',
    markdownTable(
      ['Backup', 'Where', 'How often', 'Kept'],
      [
        [
          'Database, any point in time',
          `\`${objectStorage.databaseBucket}\``,
          'base backup daily, WAL all the time',
          `${backups.databaseRetentionDays} days`,
        ],
        [
          'Discourse backup, portable',
          `\`${objectStorage.backupsBucket}\``,
          `every ${backups.frequencyDays} day(s)`,
          `${backups.keep} backups`,
        ],
        [
          'Uploads',
          `\`${objectStorage.uploadsBucket}\``,
          'by the store: switch on versioning or replication',
          'as the store is set',
        ],
      ],
    ),
    'Neither backup contains the uploads in S3. A backup counts once it was restored: rehearse on another namespace and host name, with outgoing mail off.',
    '## The database at a point in time',
    `A recovery always makes a new Cluster; it can not rewind \`${
      names.database
    }\`. In short: scale \`${names.web}\`${
      forum.spec.sidekiq.mode === 'separate' ? ` and \`${names.sidekiq}\`` : ''
    } to 0, add a Cluster with \`bootstrap.recovery\` from ObjectStore \`${
      names.databaseStore
    }\` and server name \`${
      names.database
    }\` to \`overlays/production\`, check its data, patch \`DISCOURSE_DB_HOST\` in ConfigMap \`${
      names.discourse
    }\` and the Secret that \`DISCOURSE_DB_PASSWORD\` refers to, and scale up. The new Cluster needs a server name of its own to archive under, or archiving fails.`,
    '## A Discourse backup',
    'Restore into the same or a newer version only. In a web pod:',
    shell(
      `kubectl -n ${names.namespace} exec -it deploy/${names.web} -- discourse enable_restore`,
      `kubectl -n ${names.namespace} exec -it deploy/${names.web} -- discourse restore <file>`,
      `kubectl -n ${names.namespace} exec -it deploy/${names.web} -- discourse disable_restore`,
    ),
    'Scale web to 1 and stop Sidekiq first. A restore needs two to three times the size of the archive on the pod’s ephemeral disk.',
  );
}
