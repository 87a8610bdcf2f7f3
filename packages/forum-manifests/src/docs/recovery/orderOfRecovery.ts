import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../../manifests/names';
import { gitopsCommands } from '../gitopsCommands';
import { steps } from '../markdown';
import { broughtToNamespace } from '../namespaceFirst';
import { uploadsOnVolume } from './uploadsOnVolume';

function secretsStep({ spec }: ForumSpec): string[] {
  switch (spec.secrets.provider) {
    case 'sealed-secrets':
      return [
        'The sealing keys, **before** the Sealed Secrets controller starts, so that it takes them up',
      ];
    case 'external-secrets':
      return ['The External Secrets Operator, and its access to the store'];
    default:
      return [];
  }
}

/** A new cluster, from the operators to DNS. */
export function orderOfRecovery(forum: ForumSpec): string {
  const names = forumNames(forum);
  const brought = broughtToNamespace(forum);
  return steps(
    'Cluster, storage classes, network plugin',
    ...secretsStep(forum),
    `Operators: CloudNativePG with its plugin, cert-manager, the edge, ${
      gitopsCommands(forum).tool
    }`,
    ...(brought.length > 0
      ? [
          `The namespace, and in it what this repository does not hold: ${brought.join(
            ', ',
          )}`,
        ]
      : []),
    ...(uploadsOnVolume(forum)
      ? [
          `Claim \`${names.uploads}\` in the namespace, restored from the backup of its volume, **before** the repository: the sync takes a claim of that name as it is, and makes an empty one where there is none`,
        ]
      : []),
    'The repository, with `spec.database.recovery` as in [Backup and restore](backup-restore.md#recover-the-database-to-a-point-in-time), and without `targetTime` when everything archived shall come back',
    'The new Cluster ready, its data checked',
    `Valkey, empty. Sessions survive as long as Secret \`${names.discourse}\` is the old one`,
    'Migrations, which find nothing to do',
    'Web, then Sidekiq',
    'DNS',
  );
}
