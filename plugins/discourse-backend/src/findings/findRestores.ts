import type { FindingThresholds } from './FindingThresholds';
import type { Verdict } from './Verdict';
import { formatSpan } from './words';

const TRY =
  'Restore the newest backup to a forum beside this one, with the runbook in its repository.';

/** Whether it was ever seen that a backup can be restored. */
export function findRestores(
  restoredAt: string,
  options: { thresholds: FindingThresholds; now: number },
): Verdict[] {
  const { thresholds, now } = options;
  if (restoredAt === 'never') {
    return [
      {
        id: 'backup-never-restored',
        part: 'backups',
        severity: 'info',
        title: 'No backup of the forum was ever restored',
        detail: 'Only a restore proves that a backup is good.',
        nextStep: TRY,
        params: {},
      },
    ];
  }
  const ageMs = now - Date.parse(restoredAt);
  if (ageMs <= thresholds.backups.restoreProofMs) {
    return [];
  }
  return [
    {
      id: 'backup-restore-old',
      part: 'backups',
      severity: 'info',
      title: `The last tried restore was ${formatSpan(ageMs)} ago`,
      detail: `A backup was last restored at ${restoredAt}.`,
      nextStep: TRY,
      params: { restoredAt, ageSeconds: ageMs / 1000 },
    },
  ];
}
