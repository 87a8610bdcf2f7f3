import { wholeBetween } from '../random';
import type { Scenario } from '../scenarios';

const DAY_MS = 86_400_000;
const LATE_DAYS = 9;
const FIRST_BACKUP_MS = 20_000;
const FIRST_BACKUP_RUN_MS = 8_000;
/** Discourse backs up at 3:30 UTC and adds up to ten minutes. */
const TIME_OF_DAY_MS = 3.5 * 3_600_000;
const BACKUP_MS = 40_000;

/** A run of the backup, from the moment it starts. */
export interface BackupRun {
  startedAt: number;
  durationMs: number;
  withUploads: boolean;
}

/** What decides about scheduled backups beside the time. */
export interface BackupSubject {
  seed: number;
  createdAt: number;
  scenario: Scenario;
  backupFrequencyDays: number;
  maximumBackups: number;
}

function scheduledRun(subject: BackupSubject, day: number): BackupRun {
  const jitterMs = wholeBetween(0, 600, subject.seed, 'backup', day) * 1000;
  return {
    startedAt: day * DAY_MS + TIME_OF_DAY_MS + jitterMs,
    durationMs: BACKUP_MS,
    withUploads: true,
  };
}

/**
 * The newest automatic runs that have started by a time, newest first: one
 * more than are kept, because the newest may still be running.
 */
export function scheduledRuns(subject: BackupSubject, at: number): BackupRun[] {
  const { scenario, createdAt, backupFrequencyDays, maximumBackups } = subject;
  if (scenario.backups === 'none') {
    return [];
  }
  const lastDay =
    Math.floor(at / DAY_MS) - (scenario.backups === 'late' ? LATE_DAYS : 0);
  const firstDay = Math.ceil(createdAt / DAY_MS);
  const runs: BackupRun[] = [];
  const newest = lastDay - ((lastDay - firstDay) % backupFrequencyDays || 0);
  for (
    let day = newest;
    day >= firstDay && runs.length <= maximumBackups;
    day -= backupFrequencyDays
  ) {
    const run = scheduledRun(subject, day);
    if (run.startedAt <= at) {
      runs.push(run);
    }
  }
  const first = createdAt + FIRST_BACKUP_MS;
  if (
    scenario.backups === 'first-soon' &&
    first <= at &&
    runs.length <= maximumBackups
  ) {
    runs.push({
      startedAt: first,
      durationMs: FIRST_BACKUP_RUN_MS,
      withUploads: true,
    });
  }
  return runs;
}
