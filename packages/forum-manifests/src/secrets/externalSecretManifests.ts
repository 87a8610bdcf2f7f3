import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1';
import { objectLabels } from '../manifests/labels';
import type { ComponentManifests } from '../manifests/ManifestObject';
import { forumNames } from '../manifests/names';
import { inWave, WAVES } from '../manifests/syncAnnotations';
import type { RequiredSecret } from './RequiredSecret';
import { requiredSecrets } from './requiredSecrets';

type Store = NonNullable<ForumSpec['spec']['secrets']['store']>;

function buildExternalSecret(
  forum: ForumSpec,
  options: { secret: RequiredSecret; store: Store },
): IExternalSecret {
  const { secret, store } = options;
  const path = store.path ?? `forums/${forum.metadata.name}`;
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: {
      name: secret.name,
      namespace: forumNames(forum).namespace,
      annotations: inWave(WAVES.configuration),
      labels: objectLabels(forum, 'secrets'),
    },
    spec: {
      refreshInterval: `${store.refreshMinutes}m`,
      secretStoreRef: { kind: store.kind, name: store.name },
      target: {
        name: secret.name,
        creationPolicy: 'Owner',
        // A store that is down must not take the forum's credentials away.
        deletionPolicy: 'Retain',
      },
      data: secret.keys.map(({ key }) => ({
        secretKey: key,
        remoteRef: { key: `${path}/${secret.name}`, property: key },
      })),
    },
  };
}

/** Copies every Secret from the store, for provider external-secrets. */
export function externalSecretManifests(forum: ForumSpec): ComponentManifests {
  const { provider, store } = forum.spec.secrets;
  if (provider !== 'external-secrets' || !store) {
    return {};
  }
  const { name } = forum.metadata;
  const manifests = requiredSecrets(forum).map(
    secret =>
      [
        `${secret.name.slice(name.length + 1)}-external-secret`,
        buildExternalSecret(forum, { secret, store }),
      ] as const,
  );
  return Object.fromEntries(manifests);
}
