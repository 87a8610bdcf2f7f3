import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';

/** Things that a person puts into the namespace before the first sync. */
export function broughtToNamespace({ spec }: ForumSpec): string[] {
  const { issuer } = spec.network;
  const { provider, store } = spec.secrets;
  const { pullSecret } = spec.discourse.image;
  return [
    ...(issuer.kind === 'Issuer' ? [`the Issuer \`${issuer.name}\``] : []),
    ...(provider === 'external-secrets' && store?.kind === 'SecretStore'
      ? [`the SecretStore \`${store.name}\``]
      : []),
    ...(provider === 'existing' ? ['the Secrets of the forum'] : []),
    ...(pullSecret ? [`Secret \`${pullSecret}\` of the image registry`] : []),
  ];
}

/** Makes the namespace alone, from the repository. */
export function applyNamespace({ spec }: ForumSpec): string {
  // Flux gets its rights in the namespace, so its folder has it.
  return spec.gitops.tool === 'flux'
    ? 'kubectl apply -f flux/namespace.yaml'
    : 'kubectl apply -f base/namespace/namespace.yaml';
}
