import type { ForumBackup } from '@backstage-discourse/plugin-discourse-common';

/** The backups of one calendar day in the reader's time zone. */
export interface BackupDay {
  /** Midnight at which the day begins. */
  day: Date;
  count: number;
  sizeBytes: number;
}

/**
 * The days up to today, oldest first, each with the backups made on it. Days
 * without one are listed too: they are what one looks for.
 */
export function listBackupDays(
  backups: readonly ForumBackup[],
  options: { now: number; days: number },
): BackupDay[] {
  const { now, days } = options;
  const today = new Date(now);
  return Array.from({ length: days }, (_, index) => {
    // By date and not by 24 hours, which drift where clocks are changed.
    const begin = (offset: number) =>
      new Date(
        today.getFullYear(),
        today.getMonth(),
        today.getDate() - (days - 1 - index) + offset,
      );
    const [from, to] = [begin(0).getTime(), begin(1).getTime()];
    const made = backups.filter(({ createdAt }) => {
      const at = Date.parse(createdAt);
      return at >= from && at < to;
    });
    return {
      day: new Date(from),
      count: made.length,
      sizeBytes: made.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    };
  });
}
