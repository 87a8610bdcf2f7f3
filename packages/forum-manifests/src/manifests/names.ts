import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';

/** Names of all objects of a forum. */
export interface ForumNames {
  namespace: string;
  discourse: string;
  nginx: string;
  web: string;
  sidekiq: string;
  database: string;
  databasePrimary: string;
  databaseReplicas: string;
  databaseObject: string;
  databaseStore: string;
  databaseBackup: string;
  databaseAppSecret: string;
  valkey: string;
  valkeyHeadless: string;
  migrateExpand: string;
  migrateContract: string;
  portalKeys: string;
  restoreProof: string;
  restoreProofScripts: string;
  restoreProofStorage: string;
  objectStorageSecret: string;
  smtpSecret: string;
  oidcSecret: string;
  discourseConnectSecret: string;
  pop3Secret: string;
  uploads: string;
  databasePooler: string;
  branding: string;
  redirect: string;
  headers: string;
  uploadLimit: string;
  dashboards: string;
  tls: string;
  argocd: string;
}

/**
 * Derives every name from the forum's own. The longest has 22 characters more
 * than the forum, which keeps all of them below the 63 of a DNS label; that of
 * a CronJob has 52, because its Jobs get a number.
 */
export function forumNames({
  metadata: { name },
  spec,
}: ForumSpec): ForumNames {
  const { recovery } = spec.database;
  const database = recovery
    ? `${name}-db-r${recovery.generation}`
    : `${name}-db`;
  return {
    namespace: name,
    discourse: `${name}-discourse`,
    nginx: `${name}-nginx`,
    web: `${name}-web`,
    sidekiq: `${name}-sidekiq`,
    database,
    databasePrimary: `${database}-rw`,
    databaseReplicas: `${database}-ro`,
    databaseObject: `${database}-discourse`,
    databaseStore: `${database}-backups`,
    databaseBackup: `${database}-daily`,
    databaseAppSecret: `${database}-app`,
    valkey: `${name}-valkey`,
    valkeyHeadless: `${name}-valkey-headless`,
    migrateExpand: `${name}-migrate-expand`,
    migrateContract: `${name}-migrate-contract`,
    portalKeys: `${name}-portal-keys`,
    restoreProof: `${name}-proof`,
    restoreProofScripts: `${name}-proof-scripts`,
    restoreProofStorage: `${name}-proof-s3`,
    objectStorageSecret: `${name}-s3`,
    smtpSecret: `${name}-smtp`,
    oidcSecret: `${name}-oidc`,
    discourseConnectSecret: `${name}-discourse-connect`,
    pop3Secret: `${name}-pop3`,
    uploads: `${name}-uploads`,
    databasePooler: `${database}-pooler`,
    branding: `${name}-branding`,
    redirect: `${name}-redirect`,
    headers: `${name}-headers`,
    uploadLimit: `${name}-upload-limit`,
    dashboards: `${name}-dashboards`,
    tls: `${name}-tls`,
    argocd: `forum-${name}`,
  };
}

/** Name of a Sidekiq Deployment; that of mode separate has no pool. */
export function sidekiqName(forum: ForumSpec, pool: { name?: string }): string {
  const { sidekiq } = forumNames(forum);
  return pool.name ? `${sidekiq}-${pool.name}` : sidekiq;
}
