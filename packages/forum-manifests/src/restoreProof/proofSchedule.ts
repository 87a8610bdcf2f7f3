import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { sha256 } from '../render/treeHash';

const MINUTES_PER_HOUR = 60;
const HOURS_PER_DAY = 24;
const DAYS_PER_WEEK = 7;
/** Days that every month has. */
const DAYS_PER_MONTH = 28;
/** A backup of the day is done by then, as a rule. */
const HOURS_AFTER_BACKUP = 3;

/**
 * When backups are proven, as a cron line in UTC. Minute and day come from the
 * name of the forum, which spreads many forums evenly.
 */
export function proofSchedule(forum: ForumSpec): string {
  const { timeOfDay, restoreProof } = forum.spec.backups;
  const seed = parseInt(sha256(forum.metadata.name).slice(0, 8), 16);
  const minute = seed % MINUTES_PER_HOUR;
  const hour =
    (Number(timeOfDay.slice(0, 2)) + HOURS_AFTER_BACKUP) % HOURS_PER_DAY;
  const days = {
    daily: '* * *',
    weekly: `* * ${seed % DAYS_PER_WEEK}`,
    monthly: `${(seed % DAYS_PER_MONTH) + 1} * *`,
  };
  return `${minute} ${hour} ${days[restoreProof.frequency]}`;
}
