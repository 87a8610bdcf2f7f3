import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../manifests/names';
import { BARMAN_PLUGIN } from '../database/databaseFacts';
import { VERSIONS } from '../manifests/versions';
import { page, shell } from './markdown';

/** `docs/deployment.md`: from this repository to a running forum. */
export function deploymentPage(forum: ForumSpec): string {
  const { spec } = forum;
  const names = forumNames(forum);
  const { gateway } = spec.network;
  const listener = gateway.sectionName
    ? `its listener \`${gateway.sectionName}\``
    : `a listener for \`${spec.hostname}\``;

  return page(
    '# Deployment',
    'Argo CD deploys `overlays/production` of this repository. What this page asks of the platform is done once for each cluster.',
    '## What the cluster needs',
    [
      `- Argo CD in namespace \`${spec.gitops.argocdNamespace}\``,
      `- CloudNativePG in namespace \`cnpg-system\` with the plugin \`${BARMAN_PLUGIN}\` and the ClusterImageCatalog \`${VERSIONS.postgresCatalog}\``,
      `- cert-manager with the ${spec.network.issuer.kind} \`${spec.network.issuer.name}\``,
      `- the Gateway \`${gateway.name}\` in namespace \`${gateway.namespace}\`; ${listener} terminates TLS with the Secret \`${names.tls}\` of namespace \`${names.namespace}\` (a ReferenceGrant allows that), another redirects port 80. Its data-plane pods run in the namespace of the Gateway; where they run elsewhere, patch the NetworkPolicies \`${names.namespace}-web\` and \`${names.namespace}-acme-solver\` in \`overlays/production\``,
      '- the Sealed Secrets controller, and a network plugin that enforces NetworkPolicies',
      `- a DNS record of \`${spec.hostname}\` that points at the Gateway`,
    ].join('\n'),
    '## First start',
    'Supply the [secrets](secrets.md) first, then hand the forum to Argo CD:',
    shell('kubectl apply -k argocd'),
    `Then open <https://${spec.hostname}> and register with \`${spec.contactEmail}\`, which becomes administrator.`,
    '## Order of a sync',
    [
      '1. namespace, limits, NetworkPolicies',
      '2. secrets and configuration',
      '3. PostgreSQL and Valkey, until they are healthy',
      `4. Job \`${names.migrateExpand}\`: migrations that only add`,
      '5. web and Sidekiq, until the new pods are healthy',
      '6. certificate and route',
      `7. Job \`${names.portalKeys}\` gives the portal its API keys, then Job \`${names.migrateContract}\` runs the migrations that remove`,
    ].join('\n'),
    'Web pods compile assets when they start; the first minutes of a pod are that.',
    '## Changing something',
    'Edit `forum.yaml`, render, and open a pull request with both:',
    shell('npx --package @backstage-discourse/forum-manifests forum render'),
    'Files below `base/` and `argocd/` are rendered; `forum check` refuses edits there. Your own patches belong to `overlays/production`, which the renderer never writes again.',
  );
}
