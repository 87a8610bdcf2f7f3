import type { ForumBackup } from '@backstage-discourse/plugin-discourse-common';
import { Facts } from '../parts';
import {
  Age,
  formatBytes,
  formatDateTime,
  formatDay,
  formatDuration,
  formatNumber,
  useLanguage,
} from '../time';
import { useDiscourseTranslation } from '../useDiscourseTranslation';

/** Middle of the distances between backups, in seconds. */
function usualDistance(backups: readonly ForumBackup[]): number | undefined {
  const times = backups.map(({ createdAt }) => Date.parse(createdAt) / 1000);
  const distances = times
    .slice(1)
    .map((time, index) => times[index] - time)
    .sort((a, b) => a - b);
  return distances[Math.floor(distances.length / 2)];
}

export type BackupFactsProps = {
  /** Newest first, at least one. */
  backups: readonly ForumBackup[];
};

/** The few numbers that tell how well a forum is backed up. */
export const BackupFacts = ({ backups }: BackupFactsProps) => {
  const { t } = useDiscourseTranslation();
  const language = useLanguage();
  const newest = backups[0];
  const oldest = backups[backups.length - 1];
  const distance = usualDistance(backups);
  const total = backups.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return (
    <Facts
      facts={[
        {
          id: 'newest',
          label: t('backups.fact.newest'),
          value: <Age at={newest.createdAt} />,
          note: formatDateTime(newest.createdAt, { language }),
        },
        {
          id: 'usual',
          label: t('backups.fact.usual'),
          value:
            distance === undefined
              ? t('fact.unknown')
              : formatDuration(distance, { language }),
          note: t('backups.fact.usualNote'),
        },
        {
          id: 'kept',
          label: t('backups.fact.kept'),
          value: formatNumber(backups.length, { language }),
          note: t('backups.fact.oldest', {
            day: formatDay(new Date(oldest.createdAt), { language }),
          }),
        },
        {
          id: 'total',
          label: t('backups.fact.total'),
          value: formatBytes(total, { language }),
        },
      ]}
    />
  );
};
