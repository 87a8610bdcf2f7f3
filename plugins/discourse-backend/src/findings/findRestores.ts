import type { ForumFacts } from './ForumFacts';
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

const READ_REFUSALS =
  'Look up the refusal in the backup and restore runbook of the repository, mend it and prove again.';
const CHECK_SIGNATURE =
  'After a change of the keys the next proof signs anew; otherwise look who writes into the namespace of the forum.';

/** Why the last try to restore a backup does not count. */
export function findRestoreFault(
  fault: NonNullable<ForumFacts['restoreFault']>,
): Verdict[] {
  if (fault.state === 'unverified') {
    return [
      {
        id: 'backup-restore-unverified',
        part: 'backups',
        severity: 'warning',
        title: 'The result of the restore proof is not signed by the forum',
        detail: 'It counts for nothing, whatever it says.',
        nextStep: CHECK_SIGNATURE,
        params: {},
      },
    ];
  }
  const { triedAt, reason, detail } = fault;
  return [
    {
      id: 'backup-restore-failed',
      part: 'backups',
      severity: 'critical',
      title: 'The newest backup could not be restored',
      detail: `The proof of ${triedAt} refused it: ${reason}${
        detail ? ` (${detail})` : ''
      }.`,
      nextStep: READ_REFUSALS,
      params: { triedAt, reason },
    },
  ];
}
