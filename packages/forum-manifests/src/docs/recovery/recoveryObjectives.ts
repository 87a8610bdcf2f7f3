import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { resolveSizing } from '../../sizing/resolveSizing';
import { count, markdownTable } from '../markdown';
import { broughtToNamespace } from '../namespaceFirst';
import { uploadsOnVolume } from './uploadsOnVolume';

/** What each loss costs, and the way back. */
export function recoveryObjectives(forum: ForumSpec): string {
  const { database } = resolveSizing(forum);
  const { frequencyDays, location } = forum.spec.backups;
  const brought = broughtToNamespace(forum);
  return markdownTable(
    ['Loss', 'Data lost at most (RPO)', 'Time to serve again (RTO)', 'Way'],
    [
      [
        'a pod or a node',
        'none',
        database.instances > 1
          ? 'seconds to tens of seconds'
          : 'until the volume is attached elsewhere',
        'by itself',
      ],
      [
        'the database',
        'the WAL not archived yet, about five minutes',
        'the time of a recovery: measure it',
        '[point in time](backup-restore.md#recover-the-database-to-a-point-in-time)',
      ],
      [
        'Valkey',
        'jobs of the last second',
        'minutes',
        'its volume, or empty: members stay logged in',
      ],
      [
        'the cluster',
        'as for the database',
        'a new cluster, then the recovery',
        'the order below',
      ],
      [
        'the database bucket too',
        location === 's3'
          ? count(frequencyDays, 'day')
          : 'what the last backup of the uploads’ volume misses: the Discourse backups lie there',
        'the time of a restore: measure it',
        '[Discourse backup](backup-restore.md#restore-a-discourse-backup)',
      ],
      uploadsOnVolume(forum)
        ? [
            'the uploads',
            'what was uploaded since the last backup of their volume',
            'the time of a restore of the volume: measure it',
            'the backups of the storage, as [Backup and restore](backup-restore.md) lists them',
          ]
        : [
            'the uploads',
            'what the versioning or replication of their store misses',
            'as the store allows',
            'the store',
          ],
      ...(brought.length > 0
        ? [
            [
              'what is in the namespace and not in the repository',
              'none, when it is kept elsewhere',
              'minutes',
              `by hand: ${brought.join(', ')}`,
            ],
          ]
        : []),
    ],
  );
}
