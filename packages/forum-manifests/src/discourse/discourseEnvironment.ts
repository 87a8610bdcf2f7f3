import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { DATABASE_NAME, DATABASE_OWNER } from '../database/databaseFacts';
import { forumNames } from '../manifests/names';
import { resolveSizing } from '../sizing/resolveSizing';
import { VALKEY_PORT } from '../valkey/valkeyConf';
import { mailEnvironment } from './environment/mailEnvironment';
import {
  freeSettings,
  pluginEnvironment,
  rateLimitEnvironment,
} from './environment/otherEnvironment';
import { senderAddress } from './environment/senderAddress';
import { signInEnvironment } from './environment/signInEnvironment';
import { storageEnvironment } from './environment/storageEnvironment';

type Environment = Record<string, string>;

const POSTGRES_PORT = '5432';

function uploadLimitKb({ discourse }: ForumSpec['spec']): string {
  return String(discourse.uploadLimitMegabytes * 1024);
}

function siteSettings({ spec }: ForumSpec): Environment {
  return {
    DISCOURSE_HOSTNAME: spec.hostname,
    DISCOURSE_TITLE: spec.title,
    DISCOURSE_CONTACT_EMAIL: spec.contactEmail,
    DISCOURSE_DEVELOPER_EMAILS: spec.contactEmail,
    DISCOURSE_NOTIFICATION_EMAIL: senderAddress(spec),
    DISCOURSE_DEFAULT_LOCALE: spec.discourse.defaultLocale,
    DISCOURSE_LOGIN_REQUIRED: String(spec.discourse.loginRequired),
    DISCOURSE_ENFORCE_SECOND_FACTOR: spec.discourse.secondFactor,
    DISCOURSE_FORCE_HTTPS: 'true',
    DISCOURSE_SEARCH_TOKENIZE_CHINESE: String(spec.search.chinese),
    DISCOURSE_SEARCH_TOKENIZE_JAPANESE: String(spec.search.japanese),
    DISCOURSE_MAX_IMAGE_SIZE_KB: uploadLimitKb(spec),
    DISCOURSE_MAX_ATTACHMENT_SIZE_KB: uploadLimitKb(spec),
    // Downloading it at boot would need an account and egress.
    DISCOURSE_REFRESH_MAXMIND_DB_DURING_PRECOMPILE_DAYS: '0',
  };
}

function databaseSettings(forum: ForumSpec): Environment {
  const names = forumNames(forum);
  const { database, databasePool } = resolveSizing(forum);
  const { pooler, readReplica } = forum.spec.database;
  const settings: Environment = {
    DISCOURSE_DB_HOST: pooler ? names.databasePooler : names.databasePrimary,
    DISCOURSE_DB_PORT: POSTGRES_PORT,
    DISCOURSE_DB_NAME: DATABASE_NAME,
    DISCOURSE_DB_USERNAME: DATABASE_OWNER,
    DISCOURSE_DB_POOL: String(databasePool),
    // The image bakes in a socket path, which would win over the host.
    DISCOURSE_DB_SOCKET: '',
    PGSSLMODE: 'require',
  };
  if (pooler) {
    // A dump holds one session for hours, which a pooler is not for.
    settings.DISCOURSE_DB_BACKUP_HOST = names.databasePrimary;
    settings.DISCOURSE_DB_BACKUP_PORT = POSTGRES_PORT;
  }
  if (pooler?.mode === 'transaction') {
    settings.DISCOURSE_DB_ADVISORY_LOCKS = 'false';
    settings.DISCOURSE_DB_PREPARED_STATEMENTS = 'false';
  }
  if (readReplica && database.instances > 1) {
    settings.DISCOURSE_DB_REPLICA_HOST = names.databaseReplicas;
    settings.DISCOURSE_DB_REPLICA_PORT = POSTGRES_PORT;
  }
  return settings;
}

/**
 * Environment that web, Sidekiq, migrations and one-off commands share. The
 * image writes each `DISCOURSE_X` into a quoted line of `discourse.conf`;
 * `assertConfValues` holds what survives that.
 */
export function discourseEnvironment(forum: ForumSpec): Environment {
  const names = forumNames(forum);
  return {
    ...siteSettings(forum),
    ...databaseSettings(forum),
    DISCOURSE_REDIS_HOST: names.valkey,
    DISCOURSE_REDIS_PORT: String(VALKEY_PORT),
    ...storageEnvironment(forum),
    ...mailEnvironment(forum),
    ...signInEnvironment(forum),
    ...pluginEnvironment(forum),
    ...rateLimitEnvironment(forum),
    ...freeSettings(forum),
    RAILS_ENV: 'production',
    RAILS_LOG_TO_STDOUT: '1',
  };
}
