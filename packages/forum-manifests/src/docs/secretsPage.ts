import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../manifests/names';
import { requiredSecrets } from '../secrets/requiredSecrets';
import { forumCommands } from './forumCommands';
import { page, secretsTable, shell } from './markdown';
import { broughtToNamespace } from './namespaceFirst';

const VALUES =
  'A value must have at least one letter, and no quotes or line breaks: Discourse reads all-digit values as numbers and single lines only.';

function sealed(forum: ForumSpec): string[] {
  const { namespace, objectStorageSecret } = forumNames(forum);
  return [
    'This repository never holds a secret in plain text. `secrets/` holds SealedSecrets, which only the controller of the cluster can open, and only under their own name and namespace.',
    '## Supplying a Secret',
    'Put each value into a file that does not end in a line break, seal it, and list the new file in `secrets/kustomization.yaml`:',
    shell(
      `kubectl create secret generic ${objectStorageSecret} -n ${namespace} --dry-run=client -o yaml \\`,
      '  --from-file=accessKeyId=./access-key-id --from-file=secretAccessKey=./secret-access-key |',
      `  kubeseal --format yaml > secrets/${objectStorageSecret}.yaml`,
    ),
    `${VALUES} A Secret that comes to the cluster by other means needs no file here.`,
  ];
}

function fromStore(forum: ForumSpec): string[] {
  const { store } = forum.spec.secrets;
  const { kubectl } = forumCommands(forum);
  return [
    `This repository never holds a secret. The External Secrets Operator copies each value from the ${store?.kind} \`${store?.name}\` and reads it again every ${store?.refreshMinutes} minutes.`,
    '## Supplying a Secret',
    'Write the values into the store, under the names that the ExternalSecrets of this repository ask for, then see that they arrived:',
    shell(kubectl('get externalsecret'), kubectl('describe externalsecret')),
    VALUES,
  ];
}

function brought(forum: ForumSpec): string[] {
  const { namespace } = forumNames(forum);
  return [
    'This repository never holds a secret. The Secrets below are expected in the namespace; how they get there is yours to decide.',
    '## Supplying a Secret',
    'Put each value into a file that does not end in a line break and is named after its key:',
    shell(
      ...requiredSecrets(forum).map(
        ({ name, keys }) =>
          `kubectl create secret generic ${name} -n ${namespace} ${keys
            .map(({ key }) => `--from-file=${key}=./${name}/${key}`)
            .join(' ')}`,
      ),
    ),
    `${VALUES} Keep a copy in a vault: no render and no backup brings these back.`,
  ];
}

function pullSecret(forum: ForumSpec): string[] {
  const { pullSecret: name, repository } = forum.spec.discourse.image;
  if (!name) {
    return [];
  }
  return [
    '## Registry of the image',
    `The pods pull with Secret \`${name}\`, which this repository does not make: it is of type \`kubernetes.io/dockerconfigjson\` and usually the same for all forums of a team. Without it pods wait with \`ImagePullBackOff\`.`,
    shell(
      `kubectl create secret docker-registry ${name} -n ${
        forumNames(forum).namespace
      } \\`,
      `  --docker-server=${
        repository.split('/')[0]
      } --docker-username=USER --docker-password="$(cat ./registry-token)"`,
    ),
  ];
}

const BY_PROVIDER = {
  'sealed-secrets': sealed,
  'external-secrets': fromStore,
  existing: brought,
};

/** `docs/secrets.md`: the Secrets, and how to supply what is missing. */
export function secretsPage(forum: ForumSpec): string {
  const { databaseAppSecret, namespace } = forumNames(forum);
  const { provider } = forum.spec.secrets;
  const [introduction, ...supplying] = BY_PROVIDER[provider](forum);
  return page(
    '# Secrets',
    introduction,
    secretsTable(requiredSecrets(forum)),
    `Pods that refer to a Secret which does not exist yet wait with \`CreateContainerConfigError\` and start once it does. CloudNativePG makes the database password itself, in Secret \`${databaseAppSecret}\`.`,
    ...(broughtToNamespace(forum).length > 0
      ? [
          `Namespace \`${namespace}\` must exist before anything is put into it: [Deployment](deployment.md#namespace) makes it.`,
        ]
      : []),
    ...supplying,
    ...pullSecret(forum),
    '## Changing a Secret',
    'Pods keep the value they started with. Restart them once the new one is in the cluster:',
    shell(forumCommands(forum).kubectl('rollout restart deployment')),
    ...(provider === 'sealed-secrets'
      ? [
          'The key of the sealed values is the cluster’s: back up the Secrets of the controller, or a lost cluster takes them along. See [Disaster recovery](disaster-recovery.md).',
        ]
      : []),
  );
}
