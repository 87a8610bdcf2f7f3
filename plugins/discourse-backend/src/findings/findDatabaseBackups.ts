import type { DeploymentFacts } from './ForumFacts';
import type { FindingThresholds } from './FindingThresholds';
import type { Verdict } from './Verdict';
import { formatSpan } from './words';

const CHECK =
  'Look at the Backup objects of the database cluster and at the credentials and reachability of the object store.';

/** Whether the cluster's own backups of the database can be relied upon. */
export function findDatabaseBackups(
  database: NonNullable<DeploymentFacts['database']>,
  options: { thresholds: FindingThresholds; now: number },
): Verdict[] {
  const { thresholds, now } = options;
  const { lastBackupAt, lastFailedBackupAt } = database;
  const { frequencyMs, graceMs } = thresholds.backups;
  const lastGoodMs = lastBackupAt ? Date.parse(lastBackupAt) : undefined;
  const verdicts: Verdict[] = [];
  if (
    lastFailedBackupAt &&
    (lastGoodMs === undefined || Date.parse(lastFailedBackupAt) > lastGoodMs)
  ) {
    verdicts.push({
      id: 'backup-database-failing',
      part: 'backups',
      severity: lastGoodMs === undefined ? 'critical' : 'warning',
      title: 'The last backup of the database failed',
      detail: lastBackupAt
        ? `It failed at ${lastFailedBackupAt}; the last good one is from ${lastBackupAt}.`
        : `It failed at ${lastFailedBackupAt}, and none was ever good.`,
      nextStep: CHECK,
      since: new Date(Date.parse(lastFailedBackupAt)).toISOString(),
      params: { failedAt: lastFailedBackupAt, lastGoodAt: lastBackupAt },
    });
  }
  // With archiving the loss is minutes, however old the base backup is.
  const lateAfterMs = frequencyMs + graceMs;
  const isLate = lastGoodMs !== undefined && now - lastGoodMs > lateAfterMs;
  if (isLate && lastBackupAt && database.continuousArchiving !== true) {
    const ageMs = now - lastGoodMs;
    verdicts.push({
      id: 'backup-database-late',
      part: 'backups',
      severity: ageMs > 2 * lateAfterMs ? 'critical' : 'warning',
      title: `The newest backup of the database is ${formatSpan(ageMs)} old`,
      detail: `One is expected every ${formatSpan(frequencyMs)}.`,
      nextStep: CHECK,
      since: new Date(lastGoodMs + lateAfterMs).toISOString(),
      params: {
        ageSeconds: ageMs / 1000,
        lastGoodAt: lastBackupAt,
        expectedEverySeconds: frequencyMs / 1000,
      },
    });
  }
  if (database.continuousArchiving === false) {
    verdicts.push({
      id: 'backup-wal-not-archived',
      part: 'backups',
      severity: 'critical',
      title: 'The database does not archive its write-ahead log',
      detail:
        'A restore reaches the last base backup only, and the disk of the database fills up.',
      nextStep: CHECK,
      params: {},
    });
  }
  return verdicts;
}
