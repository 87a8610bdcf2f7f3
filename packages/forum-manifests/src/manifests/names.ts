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
  objectStorageSecret: string;
  smtpSecret: string;
  tls: string;
  argocd: string;
}

/**
 * Derives every name from the forum's own. The longest has 16 characters more
 * than the forum, which keeps all of them below the 63 of a DNS label.
 */
export function forumNames({ metadata: { name } }: ForumSpec): ForumNames {
  const database = `${name}-db`;
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
    objectStorageSecret: `${name}-s3`,
    smtpSecret: `${name}-smtp`,
    tls: `${name}-tls`,
    argocd: `forum-${name}`,
  };
}
