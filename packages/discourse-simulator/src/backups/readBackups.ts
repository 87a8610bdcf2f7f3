import { fraction } from '../random';
import {
  type BackupRun,
  type BackupSubject,
  scheduledRuns,
} from './scheduledBackups';

/** A finished backup, in the shape of the API. */
export interface BackupFile {
  filename: string;
  size: number;
  last_modified: string;
}

/** Backups at one moment. */
export interface BackupState {
  /** Newest first. */
  files: BackupFile[];
  running: boolean;
}

const SCHEMA = '20261012093000';
const DAY_MS = 86_400_000;

function fileName(title: string, run: BackupRun): string {
  const slug =
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'discourse';
  const stamp = new Date(run.startedAt)
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace('T', '-')
    .replace(/:/g, '');
  return `${slug}-${stamp}-v${SCHEMA}.${run.withUploads ? 'tar' : 'sql'}.gz`;
}

/** A forum's backup grows as the forum gets older. */
function fileSize(subject: BackupSubject, run: BackupRun): number {
  const start = 8_000_000 + fraction(subject.seed, 'size') * 240_000_000;
  const days = Math.max(0, run.startedAt - subject.createdAt) / DAY_MS;
  const size = start * (1 + days / 300);
  return Math.floor(run.withUploads ? size : size / 6);
}

function endOf(run: BackupRun): number {
  return run.startedAt + run.durationMs;
}

/** The run that goes on at a time, if any. */
export function runningBackup(
  subject: BackupSubject,
  options: { manual: BackupRun[]; at: number },
): BackupRun | undefined {
  const { manual, at } = options;
  return [...manual, ...scheduledRuns(subject, at)].find(
    run => run.startedAt <= at && at < endOf(run),
  );
}

/** Finished backups and whether one runs: scheduled and manual ones together. */
export function readBackups(
  subject: BackupSubject & { title: string },
  options: { manual: BackupRun[]; at: number },
): BackupState {
  const { manual, at } = options;
  const files = [...manual, ...scheduledRuns(subject, at)]
    .filter(run => endOf(run) <= at)
    .sort((a, b) => b.startedAt - a.startedAt)
    .slice(0, subject.maximumBackups)
    .map(run => ({
      filename: fileName(subject.title, run),
      size: fileSize(subject, run),
      last_modified: new Date(endOf(run)).toISOString(),
    }));
  return { files, running: runningBackup(subject, options) !== undefined };
}
