/**
 * Views that answer what a platform team asks each morning, as addresses of the
 * fleet page.
 */
export const BUILT_IN_VIEWS = [
  { id: 'all', search: '' },
  { id: 'needsHand', search: 'severity=critical,warning' },
  {
    id: 'backupsLate',
    search:
      'finding=backup-late,backup-none,backup-database-late,backup-database-failing,backup-wal-not-archived&sort=lastBackupAt:asc',
  },
  {
    id: 'jobsPileUp',
    search:
      'finding=sidekiq-growing,sidekiq-not-draining,sidekiq-stuck,sidekiq-no-workers,sidekiq-paused&sort=enqueued:desc',
  },
  {
    id: 'behind',
    search:
      'finding=version-behind,version-out-of-support,version-security-update,version-support-ending&sort=version:asc',
  },
  {
    id: 'drifting',
    search: 'finding=drift-repository,drift-groups,delivery-out-of-sync',
  },
  { id: 'silent', search: 'state=unreachable,stale&sort=collectedAt:asc' },
] as const;
