const UPGRADE = 'Upgrade the forum with the template of the portal.';
const CHECK_WORKERS =
  'Look at the Sidekiq pods and their logs; restart them if they hang, and check that Sidekiq is not paused by a restore.';
const START_BACKUP =
  'Start one from the Discourse tab, then check the backup settings and the storage of the forum.';
const CHECK_DATABASE_BACKUPS =
  'Look at the Backup objects of the database cluster and at the credentials and reachability of the object store.';
const TRY_RESTORE =
  'Restore the newest backup to a forum beside this one, with the runbook in its repository.';
const CHECK_CERTIFICATE =
  'Look at the events of the Certificate and its CertificateRequest: DNS, the issuer and its rate limits are the usual causes.';
const USE_KEY =
  'Refresh the forum, so that the key is used, or replace it in the registry.';
const READ_QUEUE =
  'Look which jobs fill the queue, then scale Sidekiq with the template of the portal.';

/**
 * Words of the findings that carry figures, by the id of the finding:
 * `title`, and where there is something to say `detail` and `nextStep`.
 */
export const findingsEn: Record<string, string> = {
  'health-ok.title': 'The forum answers',
  'health-ok.detail': 'GET /srv/status took {{responseMs}} ms.',
  'health-not-ok.title': 'The forum answers, but not with ok',
  'health-not-ok.nextStep': 'Look into the logs of the web pods.',
  'health-read-only.title': 'The forum is in read-only mode',
  'health-read-only.nextStep':
    'Wait for a restore or failover to end, or switch read-only mode off in its backup settings.',
  'version-security-update.title':
    'A security update for {{installed}} is available',
  'version-security-update.nextStep': UPGRADE,
  'version-support-ending.title':
    'Support of {{installed}} ends on {{supportEnds}}',
  'version-support-ending.nextStep': UPGRADE,
  'version-current.title': 'Version {{installed}} is up to date',
  'version-unknown.title': 'The installed version has an unknown form',
  'version-unknown.detail': "The forum says '{{installed}}'.",
  'version-unknown.nextStep':
    'Compare it with the releases of Discourse by hand.',
  'sidekiq-no-workers.title':
    'No Sidekiq process is running, {{enqueued}} jobs waiting',
  'sidekiq-no-workers.nextStep': CHECK_WORKERS,
  'sidekiq-paused.title': 'Sidekiq is paused: {{scheduled}} jobs put off',
  'sidekiq-paused.nextStep':
    'A restore or a failover pauses Sidekiq and resumes it at its end. If none is running, run Sidekiq.unpause! in the console of the forum.',
  'sidekiq-stuck.title':
    'Sidekiq is stuck: {{enqueued}} jobs waiting, none finished',
  'sidekiq-stuck.detail': 'No job was finished in {{stalledSeconds}}.',
  'sidekiq-stuck.nextStep': CHECK_WORKERS,
  'sidekiq-idle.title': 'No jobs are waiting',
  'sidekiq-fine.title': '{{enqueued}} jobs waiting, nothing unusual',
  'sidekiq-backlog.title':
    '{{enqueued}} jobs waiting, too early to say whether it drains',
  'sidekiq-growing.title':
    '{{enqueued}} jobs waiting and growing by {{perMinute}} a minute',
  'sidekiq-growing.detail': 'Measured over {{measuredSeconds}}.',
  'sidekiq-growing.nextStep': READ_QUEUE,
  'sidekiq-draining.title':
    '{{enqueued}} jobs waiting, draining, about {{leftSeconds}} left',
  'sidekiq-draining.detail':
    'By {{perMinute}} a minute, measured over {{measuredSeconds}}.',
  'sidekiq-not-draining.title': '{{enqueued}} jobs waiting and not draining',
  'sidekiq-not-draining.detail': 'Measured over {{measuredSeconds}}.',
  'sidekiq-not-draining.nextStep': READ_QUEUE,
  'sidekiq-retries.title': '{{retries}} jobs failed and will be retried',
  'sidekiq-retries.detail':
    'Sidekiq tries each of them again for about three weeks, then gives it up for dead.',
  'sidekiq-retries.nextStep':
    'Read their errors at /sidekiq/retries of the forum; many of one kind have one cause.',
  'sidekiq-dead-jobs.title': '{{dead}} jobs failed for good',
  'sidekiq-dead-jobs.detail': '{{retries}} more wait to be retried.',
  'sidekiq-dead-jobs.nextStep':
    'Read their errors at /sidekiq/morgue of the forum, then retry or delete them there.',
  'backup-fresh.title': 'The newest backup is {{ageSeconds}} old',
  'backup-fresh.detail': '{{kept}} backups are kept.',
  'backup-late.title': 'The newest backup is {{ageSeconds}} old',
  'backup-late.detail':
    'It is from {{newestAt}}; one is expected every {{expectedEverySeconds}}. {{kept}} are kept.',
  'backup-late.nextStep': START_BACKUP,
  'backup-running.title': 'A backup or restore is running',
  'backup-database-late.title':
    'The newest backup of the database is {{ageSeconds}} old',
  'backup-database-late.detail':
    'It is from {{lastGoodAt}}; one is expected every {{expectedEverySeconds}}.',
  'backup-database-late.nextStep': CHECK_DATABASE_BACKUPS,
  'backup-wal-not-archived.title':
    'The database does not archive its write-ahead log',
  'backup-wal-not-archived.detail':
    'A restore reaches the last base backup only, and the disk of the database fills up.',
  'backup-wal-not-archived.nextStep': CHECK_DATABASE_BACKUPS,
  'backup-never-restored.title': 'No backup of the forum was ever restored',
  'backup-never-restored.detail':
    'Only a restore proves that a backup is good.',
  'backup-never-restored.nextStep': TRY_RESTORE,
  'backup-restore-old.title': 'The last tried restore was {{ageSeconds}} ago',
  'backup-restore-old.detail': 'A backup was last restored at {{restoredAt}}.',
  'backup-restore-old.nextStep': TRY_RESTORE,
  'backup-restore-failed.title': 'The newest backup could not be restored',
  'backup-restore-failed.detail':
    'The proof of {{triedAt}} refused it: {{reason}}.',
  'backup-restore-failed.nextStep':
    'Look up the refusal in the backup and restore runbook of the repository, mend it and prove again.',
  'backup-restore-unverified.title':
    'The result of the restore proof is not signed by the forum',
  'backup-restore-unverified.detail':
    'It counts for nothing, whatever it says.',
  'backup-restore-unverified.nextStep':
    'After a change of the keys the next proof signs anew; otherwise look who writes into the namespace of the forum.',
  'certificate-expired.title': "The certificate '{{name}}' has expired",
  'certificate-expired.detail':
    'It was valid until {{notAfter}}. Browsers refuse the forum.',
  'certificate-expired.nextStep': CHECK_CERTIFICATE,
  'certificate-expiring.title': "The certificate '{{name}}' expires soon",
  'certificate-expiring.detail':
    'It is valid until {{notAfter}} and was not renewed.',
  'certificate-expiring.nextStep': CHECK_CERTIFICATE,
  'delivery-out-of-sync.title':
    'The cluster does not run what the repository says',
  'delivery-out-of-sync.nextStep':
    "Look at '{{name}}' in {{tool}}: a failed sync names the object, a manual change must go to the repository.",
  'drift-repository.title':
    'Files that differ from the render of forum.yaml: {{files}}',
  'drift-repository.nextStep':
    'Run the recut template: it renders again and keeps what was changed by hand.',
  'drift-groups.title': 'Groups that differ from Git: {{groups}}',
  'drift-groups.nextStep':
    'Open the Groups tab and adopt the change, revert it, or accept it until a date.',
  'keys-operate-refused.title': 'The forum refuses the operate key',
  'keys-operate-refused.detail':
    'Backups and changes to groups can not be started from here.',
  'keys-operate-refused.nextStep':
    'Make a new unrestricted key for an administrator and put it in the registry.',
  'keys-operate-limited.title': 'The operate key does not allow all operations',
  'keys-operate-limited.detail': 'It has the scopes {{scopes}}.',
  'keys-operate-limited.nextStep':
    'Discourse has no scope for backups and group owners: only an unrestricted key allows them.',
  'keys-monitor-too-strong.title': 'The monitor key may do more than read',
  'keys-monitor-too-strong.nextStep':
    'Make a key with the scope global:read only, put it in the registry as the next monitor key, and revoke this one when it was replaced.',
  'key-expiring-monitor.title':
    'Discourse revokes the unused monitor key at {{revokedAt}}',
  'key-expiring-monitor.nextStep': USE_KEY,
  'key-expiring-operate.title':
    'Discourse revokes the unused operate key at {{revokedAt}}',
  'key-expiring-operate.nextStep': USE_KEY,
  'groups-readable.title': '{{groups}} groups besides the automatic ones',
};
