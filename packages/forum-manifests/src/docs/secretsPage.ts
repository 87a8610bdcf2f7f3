import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../manifests/names';
import { requiredSecrets } from '../secrets/requiredSecrets';
import { page, secretsTable, shell } from './markdown';

/** `docs/secrets.md`: the Secrets, and how to supply what is missing. */
export function secretsPage(forum: ForumSpec): string {
  const { namespace, objectStorageSecret, databaseAppSecret } =
    forumNames(forum);
  return page(
    '# Secrets',
    'This repository never holds a secret in plain text. `secrets/` holds SealedSecrets, which only the controller of the cluster can open, and only under their own name and namespace.',
    secretsTable(requiredSecrets(forum)),
    `Pods that refer to a Secret which does not exist yet wait with \`CreateContainerConfigError\` and start once it does. CloudNativePG makes the database password itself, in Secret \`${databaseAppSecret}\`.`,
    '## Supplying a Secret',
    'Put each value into a file that does not end in a line break, seal it, and list the new file in `secrets/kustomization.yaml`:',
    shell(
      `kubectl create secret generic ${objectStorageSecret} -n ${namespace} --dry-run=client -o yaml \\`,
      '  --from-file=accessKeyId=./access-key-id --from-file=secretAccessKey=./secret-access-key |',
      `  kubeseal --format yaml > secrets/${objectStorageSecret}.yaml`,
    ),
    'A value must have at least one letter, and no quotes or line breaks: Discourse reads all-digit values as numbers and single lines only. A Secret that comes to the cluster by other means, such as External Secrets, needs no file here.',
    '## Changing a Secret',
    'Pods keep the value they started with. Restart them after Argo CD has synced:',
    shell(`kubectl -n ${namespace} rollout restart deployment`),
    'The key of the sealed values is the cluster’s: back up the Secrets of the controller, or a lost cluster takes them along.',
  );
}
