import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';

/** The parts of a forum that have labels of their own. */
export type ForumComponent =
  | 'namespace'
  | 'gitops'
  | 'database'
  | 'valkey'
  | 'discourse'
  | 'web'
  | 'sidekiq'
  | 'migration'
  | 'portal-keys'
  | 'restore-proof'
  | 'route'
  | 'network'
  | 'secrets'
  | 'branding'
  | 'monitoring';

/** Label that CloudNativePG puts on each pod of a Cluster. */
export const CNPG_CLUSTER_LABEL = 'cnpg.io/cluster';

/** Label that CloudNativePG puts on each pod of a Pooler. */
export const CNPG_POOLER_LABEL = 'cnpg.io/poolerName';

/** Label value of all pods that run the Discourse image. */
export const DISCOURSE_APP_NAME = 'discourse';

const APP_NAMES: Record<ForumComponent, string> = {
  namespace: DISCOURSE_APP_NAME,
  gitops: DISCOURSE_APP_NAME,
  database: 'postgresql',
  valkey: 'valkey',
  discourse: DISCOURSE_APP_NAME,
  web: DISCOURSE_APP_NAME,
  sidekiq: DISCOURSE_APP_NAME,
  migration: DISCOURSE_APP_NAME,
  'portal-keys': DISCOURSE_APP_NAME,
  // A name of its own: what is let out of Discourse pods reaches the database.
  'restore-proof': 'restore-proof',
  route: DISCOURSE_APP_NAME,
  network: DISCOURSE_APP_NAME,
  secrets: DISCOURSE_APP_NAME,
  branding: DISCOURSE_APP_NAME,
  monitoring: DISCOURSE_APP_NAME,
};

/** Labels that select the pods of one component; they never change. */
export function selectorLabels(
  forum: ForumSpec,
  component: ForumComponent,
): Record<string, string> {
  return {
    'app.kubernetes.io/name': APP_NAMES[component],
    'app.kubernetes.io/instance': forum.metadata.name,
    'app.kubernetes.io/component': component,
  };
}

/** Label that tells the Sidekiq pools of mode hybrid apart. */
export const SIDEKIQ_POOL_LABEL = 'discourse.org/sidekiq-pool';

/** The label of one Sidekiq pool; that of mode separate has none. */
export function poolLabels(pool: { name?: string }): Record<string, string> {
  return pool.name ? { [SIDEKIQ_POOL_LABEL]: pool.name } : {};
}

/** Labels that select every pod of the forum that runs the Discourse image. */
export function discourseSelectorLabels(
  forum: ForumSpec,
): Record<string, string> {
  return {
    'app.kubernetes.io/name': DISCOURSE_APP_NAME,
    'app.kubernetes.io/instance': forum.metadata.name,
  };
}

/** Labels that every object of a forum carries. */
export function objectLabels(
  forum: ForumSpec,
  component: ForumComponent,
): Record<string, string> {
  return {
    ...selectorLabels(forum, component),
    'app.kubernetes.io/part-of': forum.metadata.name,
    'app.kubernetes.io/managed-by': 'forum-manifests',
    'backstage.io/kubernetes-id': forum.metadata.name,
    'discourse.org/customer': forum.spec.customer,
  };
}
