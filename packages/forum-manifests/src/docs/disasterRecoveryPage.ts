import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../manifests/names';
import { resolveSizing } from '../sizing/resolveSizing';
import { forumCommands } from './forumCommands';
import { gitopsCommands } from './gitopsCommands';
import { count, bullets, markdownTable, page, shell, steps } from './markdown';

const SAVE_SEALING_KEYS =
  'kubectl get secret -A -l sealedsecrets.bitnami.com/sealed-secrets-key -o yaml > sealing-keys.yaml';

function objectives(forum: ForumSpec): string {
  const { database } = resolveSizing(forum);
  const { frequencyDays } = forum.spec.backups;
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
        count(frequencyDays, 'day'),
        'the time of a restore: measure it',
        '[Discourse backup](backup-restore.md#restore-a-discourse-backup)',
      ],
      [
        'the uploads',
        'what the versioning or replication of their store misses',
        'as the store allows',
        'the store',
      ],
    ],
  );
}

/** `docs/disaster-recovery.md`: the cluster is gone, what now. */
export function disasterRecoveryPage(forum: ForumSpec): string {
  const { spec } = forum;
  const names = forumNames(forum);
  const gitops = gitopsCommands(forum);
  const sealed = spec.secrets.provider === 'sealed-secrets';
  const { kubectl, inWeb, databaseBackup } = forumCommands(forum);
  return page(
    '# Disaster recovery',
    objectives(forum),
    'The times are yours to measure: write the result of the last rehearsal into `overlays/production`, beside the manifests that it proved.',
    '## What must survive the cluster',
    bullets(
      `this repository, <${spec.gitops.repositoryUrl}>, in a second place`,
      sealed
        ? 'the keys of the Sealed Secrets controller: without them every sealed value is lost'
        : 'the values of the secrets, in the store or vault that they come from',
      `the buckets \`${spec.objectStorage.databaseBucket}\` and \`${spec.objectStorage.backupsBucket}\`, and the uploads, best in another failure domain than the cluster`,
      'access to DNS, the object store and the mail relay, kept outside of the cluster',
    ),
    ...(sealed
      ? [
          'Back up the sealing keys after each renewal (every 30 days), encrypted, outside of the cluster:',
          shell(SAVE_SEALING_KEYS),
        ]
      : []),
    '## The order',
    steps(
      'Cluster, storage classes, network plugin',
      ...(sealed
        ? [
            'The sealing keys, **before** the Sealed Secrets controller starts, so that it takes them up',
          ]
        : ['The secrets of this namespace, from where they are kept']),
      `Operators: CloudNativePG with its plugin, cert-manager, the edge, ${gitops.tool}`,
      'The repository, with `spec.database.recovery` as in [Backup and restore](backup-restore.md#recover-the-database-to-a-point-in-time), and without `targetTime` when everything archived shall come back',
      'The new Cluster ready, its data checked',
      `Valkey, empty. Sessions survive as long as Secret \`${names.discourse}\` is the old one`,
      'Migrations, which find nothing to do',
      'Web, then Sidekiq',
      'DNS',
    ),
    shell(
      ...(sealed ? ['kubectl apply -f sealing-keys.yaml'] : []),
      gitops.install,
      gitops.status,
      kubectl('get cluster,pods'),
    ),
    '## Then check',
    shell(
      `curl -fsS https://${spec.hostname}/srv/status`,
      inWeb('rails runner "puts Post.maximum(:created_at); puts Upload.count"'),
      databaseBackup(),
    ),
    bullets(
      'an old upload is shown; where some are missing, the store lost them, not the forum',
      'a test mail arrives (Admin → Email)',
      'the queues drain (Admin → Sidekiq)',
      'the new Cluster archives: its first backup is complete',
    ),
    '## Rehearse',
    `Each quarter, in a second namespace: another \`metadata.name\` and host name in a copy of \`forum.yaml\`, outgoing mail off (\`DISCOURSE_DISABLE_EMAILS=yes\`), a recovery from the archive of \`${names.database}\`. Measure the time from the first command to the first page.`,
  );
}
