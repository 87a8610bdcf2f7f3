import {
  forumAssembly,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../manifests/names';
import { restoreProofSection } from './restoreProofSection';
import { forumCommands } from './forumCommands';
import { gitopsCommands } from './gitopsCommands';
import { count, markdownTable, page, shell, yamlBlock } from './markdown';
import { resumeSync } from './resumeSync';
import { printInOrder } from '../yaml/printYaml';
import { forumCommand } from '../workflow/checkCommands';

/** Stands for the moment to go back to. */
const TARGET_TIME = '2026-01-31T08:00:00Z';

/** The next restore, from the cluster that runs now. */
function nextRecovery(forum: ForumSpec) {
  const { recovery } = forum.spec.database;
  return {
    generation: (recovery?.generation ?? 0) + 1,
    sourceServerName: forumNames(forum).database,
  };
}

/** Name of the Cluster that it makes. */
function recoveredDatabase(forum: ForumSpec): string {
  const { spec } = forum;
  const database = { ...spec.database, recovery: nextRecovery(forum) };
  return forumNames({ ...forum, spec: { ...spec, database } }).database;
}

function whatIsKept(forum: ForumSpec): string {
  const { backups, objectStorage } = forum.spec;
  const { uploads } = forumAssembly(forum);
  const withUploads = uploads === 'volume' && backups.withUploads;
  return markdownTable(
    ['Backup', 'Where', 'How often', 'Kept', 'Good for'],
    [
      [
        'Database, any point in time',
        `\`${objectStorage.databaseBucket}\``,
        'base backup daily, WAL all the time',
        `${backups.databaseRetentionDays} days`,
        'disaster, undoing a mistake',
      ],
      [
        `Discourse backup, portable${
          withUploads ? ', with the uploads of the volume' : ''
        }`,
        backups.location === 's3'
          ? `\`${objectStorage.backupsBucket}\``
          : 'the volume of the uploads',
        `every ${
          backups.frequencyDays === 1
            ? 'day'
            : count(backups.frequencyDays, 'day')
        } at ${backups.timeOfDay} UTC`,
        `${backups.keep} backups`,
        'moving, a copy for the customer',
      ],
      uploads === 's3'
        ? [
            'Uploads',
            `\`${objectStorage.uploadsBucket}\``,
            'by the store: switch on versioning or replication',
            'as the store is set',
            'lost or overwritten files',
          ]
        : [
            'Uploads',
            'their volume',
            'snapshots and backups of the storage, to be set there',
            'as the storage is set',
            'lost or overwritten files',
          ],
    ],
  );
}

function restoreBackup(forum: ForumSpec): string[] {
  const names = forumNames(forum);
  const { kubectl, inWeb, stopAll, startAll } = forumCommands(forum);
  const gitops = gitopsCommands(forum);
  return [
    '## Restore a Discourse backup',
    'Into the same or a newer version only; an older one refuses. A restore needs two to three times the size of the archive on the pod’s ephemeral disk, and the extensions of the database, which this repository creates. It puts the old schema aside under the name `backup`, loads the archive, migrates, and empties Valkey.',
    shell(
      gitops.pause,
      inWeb('discourse enable_readonly'),
      ...stopAll(),
      kubectl(`scale deployment/${names.web} --replicas=1`),
      kubectl(`rollout status deployment/${names.web}`),
      inWeb('discourse enable_restore'),
      inWeb('discourse restore'),
      inWeb('discourse restore <file of that list>'),
      inWeb('discourse disable_restore'),
    ),
    'Where the backup comes from another host name, rewrite the old one, and rebuild the posts where an upload or CDN address changed:',
    shell(
      inWeb(`discourse remap old.example.com ${forum.spec.hostname}`),
      inWeb('rake posts:rebake'),
    ),
    'Then let members back in:',
    shell(inWeb('discourse disable_readonly'), ...startAll(), gitops.resume),
  ];
}

function recoverDatabase(forum: ForumSpec): string[] {
  const names = forumNames(forum);
  const { kubectl, stopAll, sql } = forumCommands(forum);
  const gitops = gitopsCommands(forum);
  const next = nextRecovery(forum);
  const recovered = recoveredDatabase(forum);
  return [
    '## Recover the database to a point in time',
    `A recovery always makes a new Cluster; it can not rewind \`${names.database}\`, which stays as it is until somebody removes it. Stop the forum, so that nobody writes what is lost in a moment:`,
    shell(gitops.pause, ...stopAll()),
    'While its primary still answers, have it archive the last of its WAL, and repeat the second statement until `last_archived_wal` is the file that the first one ended. What is not archived does not come back:',
    shell(
      sql('SELECT pg_walfile_name(pg_switch_wal())'),
      sql(
        'SELECT last_archived_wal, last_archived_time, last_failed_wal, last_failed_time FROM pg_stat_archiver',
      ),
    ),
    'Say in `forum.yaml` what to go back to. Without `targetTime` everything comes back that was archived:',
    yamlBlock(
      printInOrder({
        spec: {
          database: { recovery: { ...next, targetTime: TARGET_TIME } },
        },
      }),
    ),
    `Render, look at the plan, and merge. The new Cluster \`${recovered}\` archives under a name of its own; the forum is pointed at it by the render.`,
    shell(forumCommand('plan'), forumCommand('render'), forumCommand('check')),
    'The sync is still held. Bring up the new Cluster alone, with the quota that counts two for as long as both exist, and look at the data before members come back:',
    shell(
      'kubectl apply -k base/namespace',
      'kubectl apply -k base/network',
      'kubectl apply -k base/database',
      kubectl('get cluster -w'),
      sql('SELECT max(created_at) FROM posts').replace(
        names.database,
        recovered,
      ),
    ),
    'Then let the rest follow:',
    ...resumeSync(forum),
    'Leave `recovery` in `forum.yaml`: the operator reads it once, and the name of the Cluster hangs on it. Remove the old Cluster once the new one has a backup of its own. Valkey may stay: jobs about posts that are gone fail and die.',
  ];
}

/** `docs/backup-restore.md`: what is backed up, and the way back. */
export function backupRestorePage(forum: ForumSpec): string {
  const { kubectl, inWeb, databaseBackup } = forumCommands(forum);
  return page(
    '# Backup and restore',
    whatIsKept(forum),
    'The two backups are independent. Neither contains uploads in S3, and Valkey needs none. A backup counts once it was restored: rehearse each quarter, in another namespace and under another host name, with `DISCOURSE_DISABLE_EMAILS=yes` so that members get no mail from the copy.',
    '## Back up now',
    'The database, then a portable backup:',
    shell(databaseBackup(), inWeb('discourse backup')),
    '## See what exists',
    shell(
      kubectl('get scheduledbackup,backup'),
      kubectl(
        `get cluster ${
          forumNames(forum).database
        } -o jsonpath='{.status.conditions}{"\\n"}'`,
      ),
      inWeb('discourse restore'),
    ),
    ...restoreProofSection(forum),
    ...restoreBackup(forum),
    ...recoverDatabase(forum),
  );
}
