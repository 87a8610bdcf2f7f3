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
export const MINUTES_RESOLUTION = 5 * MINUTE;
export const HOURS_RESOLUTION = HOUR;

/** Buckets that samples are gathered into, each from the one before. */
export const ROLLUPS = [
  { from: RAW_RESOLUTION, to: MINUTES_RESOLUTION },
  { from: MINUTES_RESOLUTION, to: HOURS_RESOLUTION },
] as const;

/** How finely each range is told, in seconds. */
export const HISTORY_STEPS: Record<
  HistoryRange,
  { stepSeconds: number; spanSeconds: number }
> = {
  '1h': { stepSeconds: RAW_RESOLUTION, spanSeconds: HOUR },
  '24h': { stepSeconds: MINUTES_RESOLUTION, spanSeconds: DAY },
  '14d': { stepSeconds: HOURS_RESOLUTION, spanSeconds: 14 * DAY },
  '1y': { stepSeconds: DAY, spanSeconds: 365 * DAY },
};

/** Sums over the samples of one bucket, and the counters at its end. */
export interface SampleBucket {
  atMs: number;
  samples: number;
  enqueued: number;
  busy: number;
  retries: number;
  dead: number;
  latency: number;
  scheduled?: number;
  processed: number;
  failed: number;
}

/** The row of a sample as it was taken. */
export function buildSampleRow(
  forumId: string,
  sample: ForumSample,
): DbSampleRow {
  const bucketMs = RAW_RESOLUTION * 1000;
  return {
    forum_id: forumId,
    resolution: RAW_RESOLUTION,
    at: Math.floor(Date.parse(sample.at) / bucketMs) * bucketMs,
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
}

/** The bucket of a row. */
export function readBucket(row: DbSampleRow): SampleBucket {
  return {
    atMs: Number(row.at),
    samples: row.samples,
    enqueued: Number(row.enqueued_sum),
    busy: Number(row.busy_sum),
    retries: Number(row.retries_sum),
    dead: Number(row.dead_sum),
    latency: row.latency_sum,
    scheduled:
      row.scheduled_sum === null ? undefined : Number(row.scheduled_sum),
    processed: Number(row.processed),
    failed: Number(row.failed),
  };
}

/** Means of a bucket; counters are as they stood at its end. */
export function toSample(bucket: SampleBucket): ForumSample {
  const mean = (sum: number) => Math.round(sum / bucket.samples);
  return {
    at: new Date(bucket.atMs).toISOString(),
    enqueued: mean(bucket.enqueued),
    busy: mean(bucket.busy),
    retries: mean(bucket.retries),
    dead: mean(bucket.dead),
    defaultLatencySeconds:
      Math.round((bucket.latency / bucket.samples) * 10) / 10,
    processed: bucket.processed,
    failed: bucket.failed,
    scheduled:
      bucket.scheduled === undefined ? undefined : mean(bucket.scheduled),
  };
}

/** The sample of a row. */
export function readSampleRow(row: DbSampleRow): ForumSample {
  return toSample(readBucket(row));
}
