import type {
  ForumSample,
  HistoryRange,
} from '@backstage-discourse/plugin-discourse-common';
import type { DbSampleRow } from './tables';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Samples as they were taken. */
export const RAW_RESOLUTION = 1;

/** Buckets of the history in seconds, and how long each is kept. */
export const SAMPLE_RESOLUTIONS = [
  { seconds: RAW_RESOLUTION, keepSeconds: 2 * HOUR },
  { seconds: 5 * MINUTE, keepSeconds: 2 * DAY },
  { seconds: HOUR, keepSeconds: 15 * DAY },
  { seconds: DAY, keepSeconds: 400 * DAY },
] as const;

/** Which buckets answer which range. */
export const HISTORY_SOURCES: Record<
  HistoryRange,
  { seconds: number; spanSeconds: number }
> = {
  '1h': { seconds: RAW_RESOLUTION, spanSeconds: HOUR },
  '24h': { seconds: 5 * MINUTE, spanSeconds: DAY },
  '14d': { seconds: HOUR, spanSeconds: 14 * DAY },
  '1y': { seconds: DAY, spanSeconds: 365 * DAY },
};

/** The rows that one sample adds to, one a resolution. */
export function buildSampleRows(
  forumId: string,
  sample: ForumSample,
): DbSampleRow[] {
  const atMs = Date.parse(sample.at);
  return SAMPLE_RESOLUTIONS.map(({ seconds }) => {
    const bucketMs = seconds * 1000;
    return {
      forum_id: forumId,
      resolution: seconds,
      at: Math.floor(atMs / bucketMs) * bucketMs,
      samples: 1,
      enqueued_sum: sample.enqueued,
      busy_sum: sample.busy,
      retries_sum: sample.retries,
      dead_sum: sample.dead,
      latency_sum: sample.defaultLatencySeconds,
      processed: sample.processed,
      failed: sample.failed,
      scheduled_sum: sample.scheduled ?? null,
    };
  });
}

/** Averages of a bucket; counters are as they stood at its end. */
export function readSampleRow(row: DbSampleRow): ForumSample {
  const average = (sum: number | string) => Number(sum) / row.samples;
  const round = (sum: number | string) => Math.round(average(sum));
  return {
    at: new Date(Number(row.at)).toISOString(),
    enqueued: round(row.enqueued_sum),
    busy: round(row.busy_sum),
    retries: round(row.retries_sum),
    dead: round(row.dead_sum),
    defaultLatencySeconds: Math.round(average(row.latency_sum) * 10) / 10,
    processed: Number(row.processed),
    failed: Number(row.failed),
    scheduled:
      row.scheduled_sum === null ? undefined : round(row.scheduled_sum),
  };
}
