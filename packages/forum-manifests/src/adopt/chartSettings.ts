import { SITE_SETTINGS } from '@backstage-discourse/plugin-discourse-common';
import { always, into, leftOut, type Outcome } from './Outcome';

const SECRET =
  'is a secret and was not read; supply it as docs/secrets.md of the repository says';

const TRUTH = new Map([
  ['true', true],
  ['false', false],
]);

const SECRET_NAME = /password|secret|token|(^|_)key(_|$)/;

type Setting = (value: string) => Outcome;

const text =
  (field: string): Setting =>
  value =>
    into(field, value);
const number =
  (field: string): Setting =>
  value =>
    into(field, /^\d+$/.test(value) ? Number(value) : value);
const flag =
  (field: string): Setting =>
  value =>
    into(field, TRUTH.get(value) ?? value);
const plugin =
  (name: string): Setting =>
  value =>
    value === 'true'
      ? into('spec.plugins.bundled.[]', name)
      : always('plugins of Discourse are off unless listed');

const RENDERED = always('every render sets it');

/** Settings of Discourse that have a field of their own. */
const FIELDS: Record<string, Setting> = {
  automatic_backups_enabled: () => RENDERED,
  backup_frequency: number('spec.backups.frequencyDays'),
  backup_location: value =>
    into('spec.backups.location', value === 'local' ? 'volume' : value),
  backup_time_of_day: text('spec.backups.timeOfDay'),
  backup_with_uploads: flag('spec.backups.withUploads'),
  contact_email: text('spec.contactEmail'),
  data_explorer_enabled: plugin('data-explorer'),
  default_locale: text('spec.discourse.defaultLocale'),
  developer_emails: value => into('spec.contactEmail', value.split(',')[0]),
  enable_local_logins: flag('spec.signIn.localLogins'),
  enforce_second_factor: text('spec.discourse.secondFactor'),
  force_https: () => RENDERED,
  hostname: text('spec.hostname'),
  invite_only: flag('spec.signIn.inviteOnly'),
  login_required: flag('spec.discourse.loginRequired'),
  max_reqs_per_ip_mode: text('spec.rateLimits.mode'),
  max_reqs_per_ip_per_10_seconds: number('spec.rateLimits.per10Seconds'),
  max_reqs_per_ip_per_minute: number('spec.rateLimits.perMinute'),
  maximum_backups: number('spec.backups.keep'),
  must_approve_users: flag('spec.signIn.mustApprove'),
  notification_email: text('spec.smtp.from'),
  s3_backup_bucket: text('spec.objectStorage.backupsBucket'),
  s3_bucket: text('spec.objectStorage.uploadsBucket'),
  s3_cdn_url: text('spec.objectStorage.cdnUrl'),
  s3_asset_cdn_url: text('spec.objectStorage.assetCdnUrl'),
  s3_endpoint: text('spec.objectStorage.endpoint'),
  s3_region: text('spec.objectStorage.region'),
  s3_use_acls: flag('spec.objectStorage.useAcls'),
  search_tokenize_chinese: flag('spec.search.chinese'),
  search_tokenize_japanese: flag('spec.search.japanese'),
  sidekiq_workers: number('spec.sidekiq.threads'),
  solved_enabled: plugin('solved'),
  title: text('spec.title'),
  topic_voting_enabled: plugin('topic-voting'),
  use_s3: () => always('S3 is on when bucket, region and keys are set'),
};

/** Values of the environment that are not Discourse's own settings. */
const ENVIRONMENT: Record<string, Outcome> = {
  RAILS_ENV: RENDERED,
  UNICORN_SIDEKIQS: leftOut('follows from spec.sidekiq.mode'),
};

function siteSetting(name: string, value: string): Outcome | undefined {
  if (!Object.hasOwn(SITE_SETTINGS, name)) {
    return undefined;
  }
  const field = `spec.siteSettings.${name}`;
  switch (SITE_SETTINGS[name]) {
    case 'boolean':
      return flag(field)(value);
    case 'integer':
      return number(field)(value);
    case 'list':
      return into(field, value.split('|'));
    default:
      return into(field, value);
  }
}

/** A setting of Discourse by its own name, as discourse.conf has it. */
export function carrySetting(name: string, value: unknown): Outcome {
  if (typeof value === 'object' && value !== null) {
    return leftOut(
      'comes from a Secret, ConfigMap or the pod; set the field, or supply the secret, that it stands for',
    );
  }
  const plain = String(value);
  if (Object.hasOwn(FIELDS, name)) {
    return FIELDS[name](plain);
  }
  const setting = siteSetting(name, plain);
  if (setting) {
    return setting;
  }
  return SECRET_NAME.test(name)
    ? leftOut(SECRET)
    : leftOut(
        'is not a setting that forum.yaml knows; set it in the admin area after the move',
      );
}

/** A variable of `extraEnvVars`. */
export function carryVariable(name: string, value: unknown): Outcome {
  if (name === 'UNICORN_WORKERS' && /^\d+$/.test(String(value))) {
    return into('spec.web.workers', Number(value));
  }
  if (Object.hasOwn(ENVIRONMENT, name)) {
    return ENVIRONMENT[name];
  }
  return name.startsWith('DISCOURSE_')
    ? carrySetting(name.slice('DISCOURSE_'.length).toLowerCase(), value)
    : leftOut('is not a variable of Discourse, but of the old image');
}
