import type { ForumBackup } from '@backstage-discourse/plugin-discourse-common';
import { Text } from '@backstage/ui';
import { useMemo } from 'react';
import card from '../parts/card.module.css';
import { formatBytes, formatDay, useLanguage, useNow } from '../time';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import styles from './BackupTimeline.module.css';
import { listBackupDays } from './listBackupDays';

const MIN_DAYS = 7;
const MAX_DAYS = 60;
const DAY_MS = 24 * 60 * 60 * 1000;

export type BackupTimelineProps = {
  /** Newest first, at least one. */
  backups: readonly ForumBackup[];
};

/**
 * A bar for each day, as high as that day's backups are large; a day without
 * one is an empty place. In words for those who can not see it.
 */
export const BackupTimeline = ({ backups }: BackupTimelineProps) => {
  const { t } = useDiscourseTranslation();
  const language = useLanguage();
  const today = new Date(useNow()).setHours(0, 0, 0, 0);
  const days = useMemo(() => {
    // From the oldest that is kept: what came before was cleaned up, not missed.
    const oldest = Date.parse(backups[backups.length - 1].createdAt);
    const kept = Math.ceil((today - oldest) / DAY_MS) + 1;
    return listBackupDays(backups, {
      now: today,
      days: Math.min(MAX_DAYS, Math.max(MIN_DAYS, kept)),
    });
  }, [backups, today]);
  const largest = Math.max(1, ...days.map(({ sizeBytes }) => sizeBytes));
  const covered = days.filter(({ count }) => count > 0).length;

  return (
    <figure className={`${styles.root} ${card.card}`}>
      <div className={styles.bars} aria-hidden="true">
        {days.map(({ day, count, sizeBytes }) => (
          <div
            key={day.toISOString()}
            className={styles.day}
            data-made={count > 0}
            title={
              count > 0
                ? `${formatDay(day, { language })}: ${formatBytes(sizeBytes, {
                    language,
                  })}`
                : `${formatDay(day, { language })}: ${t('fact.noBackup')}`
            }
          >
            <div
              className={styles.bar}
              style={{ height: `${Math.round((sizeBytes / largest) * 100)}%` }}
            />
          </div>
        ))}
      </div>
      <div className={styles.ends} aria-hidden="true">
        <span>{formatDay(days[0].day, { language })}</span>
        <span>{formatDay(days[days.length - 1].day, { language })}</span>
      </div>
      <Text as="p" variant="body-small" color="secondary">
        {t('backups.timeline', {
          covered: String(covered),
          days: String(days.length),
        })}
      </Text>
    </figure>
  );
};
