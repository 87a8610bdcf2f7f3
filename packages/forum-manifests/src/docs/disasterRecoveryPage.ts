import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../manifests/names';
import { forumCommands } from './forumCommands';
import { gitopsCommands } from './gitopsCommands';
import { bullets, page, shell } from './markdown';
import { applyNamespace, broughtToNamespace } from './namespaceFirst';
import { orderOfRecovery } from './recovery/orderOfRecovery';
import { recoveryObjectives } from './recovery/recoveryObjectives';
import { uploadsOnVolume } from './recovery/uploadsOnVolume';

const SAVE_SEALING_KEYS =
  'kubectl get secret -A -l sealedsecrets.bitnami.com/sealed-secrets-key -o yaml > sealing-keys.yaml';

/** Where the data is that the cluster does not take along. */
function survivors(forum: ForumSpec): string[] {
  const { backups, objectStorage } = forum.spec;
  const { uploads } = forumNames(forum);
  const database = `bucket \`${objectStorage.databaseBucket}\``;
  if (!uploadsOnVolume(forum)) {
    return [
      `the ${database}, the bucket \`${objectStorage.backupsBucket}\`, and the uploads in \`${objectStorage.uploadsBucket}\`, best in another failure domain than the cluster`,
    ];
  }
  return [
    backups.location === 's3'
      ? `the ${database} and the bucket \`${objectStorage.backupsBucket}\`, best in another failure domain than the cluster`
      : `the ${database}, best in another failure domain than the cluster`,
    `backups of the volume of claim \`${uploads}\`, outside of the cluster: it holds the uploads${
      backups.location === 's3' ? '' : ' and the Discourse backups'
    }`,
  ];
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
    recoveryObjectives(forum),
    'The times are yours to measure: write the result of the last rehearsal into `overlays/production`, beside the manifests that it proved.',
    '## What must survive the cluster',
    bullets(
      `this repository, <${spec.gitops.repositoryUrl}>, in a second place`,
      sealed
        ? 'the keys of the Sealed Secrets controller: without them every sealed value is lost'
        : 'the values of the secrets, in the store or vault that they come from',
      ...survivors(forum),
      ...(broughtToNamespace(forum).length > 0
        ? [
            `what lies in the namespace and not in this repository: ${broughtToNamespace(
              forum,
            ).join(', ')}`,
          ]
        : []),
      'access to DNS, the object store and the mail relay, kept outside of the cluster',
    ),
    ...(sealed
      ? [
          'Back up the sealing keys after each renewal (every 30 days), encrypted, outside of the cluster:',
          shell(SAVE_SEALING_KEYS),
        ]
      : []),
    '## The order',
    orderOfRecovery(forum),
    shell(
      ...(sealed ? ['kubectl apply -f sealing-keys.yaml'] : []),
      ...(uploadsOnVolume(forum) || broughtToNamespace(forum).length > 0
        ? [applyNamespace(forum)]
        : []),
      ...(uploadsOnVolume(forum) ? [kubectl(`get pvc ${names.uploads}`)] : []),
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
      uploadsOnVolume(forum)
        ? 'an old upload is shown; what is missing was uploaded after the backup of the volume'
        : 'an old upload is shown; where some are missing, the store lost them, not the forum',
      'a test mail arrives (Admin → Email)',
      'the queues drain (Admin → Sidekiq)',
      'the new Cluster archives: its first backup is complete',
    ),
    '## Rehearse',
    `Each quarter, in a second namespace: another \`metadata.name\` and host name in a copy of \`forum.yaml\`, outgoing mail off (\`DISCOURSE_DISABLE_EMAILS=yes\`), a recovery from the archive of \`${names.database}\`. Measure the time from the first command to the first page.`,
  );
}
