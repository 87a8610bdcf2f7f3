import type { BackupsData } from '@backstage-discourse/plugin-discourse-common';
import type { FindingThresholds } from './FindingThresholds';
import type { Verdict } from './Verdict';
import { formatNumberOf, formatSpan } from './words';

const START =
  'Start one from the Discourse tab, then check the backup settings and the storage of the forum.';

/** Whether the forum could be brought back, and to which day. */
export function findBackups(
  data: BackupsData,
  options: {
    thresholds: FindingThresholds;
    /** Since when the portal knows the forum. */
    knownSinceMs: number;
    /** Time from one to the next, where the spec of the forum says so. */
    backupsEveryMs?: number;
    now: number;
  },
): Verdict[] {
  const verdicts = [judgeNewest(data, options)];
  if (data.running) {
    verdicts.push({
      id: 'backup-running',
      part: 'backups',
      severity: 'info',
      title: 'A backup or restore is running',
      params: {},
    });
  }
  return verdicts;
}

function judgeNewest(
  data: BackupsData,
  options: {
    thresholds: FindingThresholds;
    knownSinceMs: number;
    backupsEveryMs?: number;
    now: number;
  },
): Verdict {
  const { thresholds, knownSinceMs, now } = options;
  const { frequencyMs, graceMs } = thresholds.backups;
  const everyMs = options.backupsEveryMs ?? frequencyMs;
  const lateAfterMs = everyMs + graceMs;
  const [newest] = data.items;
  if (!newest) {
    const isNew = now - knownSinceMs < lateAfterMs;
    return {
      id: 'backup-none',
      part: 'backups',
      severity: isNew ? 'info' : 'critical',
      title: isNew ? 'There is no backup yet' : 'There is no backup',
      detail: isNew
        ? `The first one is expected within ${formatSpan(lateAfterMs)}.`
        : 'If the forum were lost now, all of it would be.',
      nextStep: START,
      params: { isNew, expectedWithinSeconds: lateAfterMs / 1000 },
    };
  }
  const ageMs = Math.max(0, now - Date.parse(newest.createdAt));
  const detail = `${formatNumberOf(data.items.length, 'backup')} kept.`;
  if (ageMs <= lateAfterMs) {
    return {
      id: 'backup-fresh',
      part: 'backups',
      severity: 'ok',
      title: `The newest backup is ${formatSpan(ageMs)} old`,
      detail,
      params: { ageSeconds: ageMs / 1000, kept: data.items.length },
    };
  }
  return {
    id: 'backup-late',
    part: 'backups',
    severity: ageMs > 2 * lateAfterMs ? 'critical' : 'warning',
    title: `The newest backup is ${formatSpan(ageMs)} old`,
    detail: `${detail} One is expected every ${formatSpan(everyMs)}.`,
    nextStep: START,
    since: new Date(Date.parse(newest.createdAt) + lateAfterMs).toISOString(),
    params: {
      ageSeconds: ageMs / 1000,
      kept: data.items.length,
      expectedEverySeconds: everyMs / 1000,
      newestAt: newest.createdAt,
    },
  };
}
