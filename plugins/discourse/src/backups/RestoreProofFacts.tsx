import type { RestoreProof } from '@backstage-discourse/plugin-discourse-common';
import { Facts, type Fact } from '../parts';
import { Age, formatDateTime, formatDuration, useLanguage } from '../time';
import { useDiscourseTranslation } from '../useDiscourseTranslation';

/** When a backup was last proven to be good, and how long the restore took. */
export const RestoreProofFacts = ({ proof }: { proof: RestoreProof }) => {
  const { t } = useDiscourseTranslation();
  const language = useLanguage();
  const { state, last, proven } = proof;
  const time = (at: string) => formatDateTime(at, { language });
  const span = (ms: number) => formatDuration(ms / 1000, { language });
  const lastTry: Record<RestoreProof['state'], Pick<Fact, 'value' | 'note'>> = {
    passed: {
      value: t('backups.proof.passed'),
      note: last && time(last.finishedAt),
    },
    failed: {
      value: t('backups.proof.failed', {
        reason: last?.reason ?? t('fact.unknown'),
      }),
      note:
        last &&
        [time(last.finishedAt), last.detail].filter(Boolean).join(' · '),
    },
    unverified: {
      value: t('backups.proof.unverified'),
      note: t('backups.proof.unverifiedNote'),
    },
    awaited: {
      value: t('backups.proof.awaited'),
      note: t('backups.proof.awaitedNote'),
    },
  };
  return (
    <Facts
      facts={[
        {
          id: 'proven',
          label: t('backups.proof.proven'),
          value: proven ? (
            <Age at={proven.finishedAt} />
          ) : (
            t('backups.proof.never')
          ),
          note: proven && time(proven.finishedAt),
        },
        ...(proven?.restoreMs === undefined
          ? []
          : [
              {
                id: 'took',
                label: t('backups.proof.took'),
                value: span(proven.restoreMs),
                note: t('backups.proof.tookNote', {
                  total: span(proven.totalMs),
                }),
              },
            ]),
        ...(proven?.backup
          ? [
              {
                id: 'backup',
                label: t('backups.proof.backup'),
                value: time(proven.backup.takenAt),
                note: proven.backup.name,
              },
            ]
          : []),
        { id: 'last', label: t('backups.proof.lastTry'), ...lastTry[state] },
      ]}
    />
  );
};
