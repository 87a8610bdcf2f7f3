import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { DATABASE_NAME, DATABASE_OWNER } from '../database/databaseFacts';
import { forumNames } from '../manifests/names';
import { objectStorageEndpoint } from '../objectStorage/objectStorageEndpoint';
import { resolveSizing } from '../sizing/resolveSizing';
import { VALKEY_PORT } from '../valkey/valkeyConf';

type Environment = Record<string, string>;

const POSTGRES_PORT = '5432';
const IMPLICIT_TLS_PORT = 465;

function siteSettings({ spec }: ForumSpec): Environment {
  return {
    DISCOURSE_HOSTNAME: spec.hostname,
    DISCOURSE_TITLE: spec.title,
    DISCOURSE_CONTACT_EMAIL: spec.contactEmail,
    DISCOURSE_DEVELOPER_EMAILS: spec.contactEmail,
    DISCOURSE_NOTIFICATION_EMAIL: `noreply@${spec.hostname}`,
    DISCOURSE_DEFAULT_LOCALE: spec.discourse.defaultLocale,
    DISCOURSE_LOGIN_REQUIRED: String(spec.discourse.loginRequired),
    DISCOURSE_ENFORCE_SECOND_FACTOR: spec.discourse.secondFactor,
    DISCOURSE_FORCE_HTTPS: 'true',
    // Downloading it at boot would need an account and egress.
    DISCOURSE_REFRESH_MAXMIND_DB_DURING_PRECOMPILE_DAYS: '0',
  };
}

function databaseSettings(forum: ForumSpec): Environment {
  const names = forumNames(forum);
  const { database, databasePool } = resolveSizing(forum);
  const settings: Environment = {
    DISCOURSE_DB_HOST: names.databasePrimary,
    DISCOURSE_DB_PORT: POSTGRES_PORT,
    DISCOURSE_DB_NAME: DATABASE_NAME,
    DISCOURSE_DB_USERNAME: DATABASE_OWNER,
    DISCOURSE_DB_POOL: String(databasePool),
    // The image bakes in a socket path, which would win over the host.
    DISCOURSE_DB_SOCKET: '',
    PGSSLMODE: 'require',
  };
  if (database.instances > 1) {
    settings.DISCOURSE_DB_REPLICA_HOST = names.databaseReplicas;
    settings.DISCOURSE_DB_REPLICA_PORT = POSTGRES_PORT;
  }
  return settings;
}

function storageSettings({ spec }: ForumSpec): Environment {
  const { objectStorage, backups } = spec;
  const { customUrl } = objectStorageEndpoint(objectStorage.endpoint);
  const settings: Environment = {
    DISCOURSE_S3_BUCKET: objectStorage.uploadsBucket,
    DISCOURSE_S3_REGION: objectStorage.region,
    DISCOURSE_S3_USE_ACLS: String(objectStorage.useAcls),
    // Stores other than AWS often lack the CORS call.
    DISCOURSE_S3_INSTALL_CORS_RULE: String(customUrl === undefined),
    DISCOURSE_BACKUP_LOCATION: 's3',
    DISCOURSE_S3_BACKUP_BUCKET: objectStorage.backupsBucket,
    DISCOURSE_AUTOMATIC_BACKUPS_ENABLED: 'true',
    DISCOURSE_BACKUP_FREQUENCY: String(backups.frequencyDays),
    DISCOURSE_MAXIMUM_BACKUPS: String(backups.keep),
    AWS_REQUEST_CHECKSUM_CALCULATION: 'when_required',
    AWS_RESPONSE_CHECKSUM_VALIDATION: 'when_required',
  };
  if (customUrl) {
    settings.DISCOURSE_S3_ENDPOINT = customUrl;
  }
  if (objectStorage.cdnUrl) {
    settings.DISCOURSE_S3_CDN_URL = objectStorage.cdnUrl;
  }
  return settings;
}

function mailSettings({ spec }: ForumSpec): Environment {
  const implicitTls = spec.smtp.port === IMPLICIT_TLS_PORT;
  const settings: Environment = {
    DISCOURSE_SMTP_ADDRESS: spec.smtp.host,
    DISCOURSE_SMTP_PORT: String(spec.smtp.port),
    DISCOURSE_SMTP_DOMAIN: spec.hostname,
    DISCOURSE_SMTP_ENABLE_START_TLS: String(!implicitTls),
    DISCOURSE_SMTP_FORCE_TLS: String(implicitTls),
  };
  if (spec.smtp.userName) {
    settings.DISCOURSE_SMTP_USER_NAME = spec.smtp.userName;
  }
  return settings;
}

/**
 * Environment that web, Sidekiq, migrations and one-off commands share. The
 * image writes each `DISCOURSE_X` into a quoted line of `discourse.conf`;
 * `assertConfValue` holds what survives that.
 */
export function discourseEnvironment(forum: ForumSpec): Environment {
  const names = forumNames(forum);
  return {
    ...siteSettings(forum),
    ...databaseSettings(forum),
    DISCOURSE_REDIS_HOST: names.valkey,
    DISCOURSE_REDIS_PORT: String(VALKEY_PORT),
    ...storageSettings(forum),
    ...mailSettings(forum),
    RAILS_ENV: 'production',
    RAILS_LOG_TO_STDOUT: '1',
  };
}
