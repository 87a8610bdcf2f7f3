import fs from 'node:fs';
import path from 'node:path';
import {
  sidekiqDataSchema,
  type ForumSample,
} from '@backstage-discourse/plugin-discourse-common';
import { z } from 'zod/v4';

/** What a queue can be up to. */
export const QUEUE_VERDICTS = [
  'idle',
  'draining',
  'growing',
  'steady',
  'stuck',
  'paused',
  'no-workers',
] as const;

export type QueueVerdict = (typeof QUEUE_VERDICTS)[number];

const count = z.int().nonnegative();

/**
 * A stretch of a forum's history with what was really going on. Samples are
 * `[seconds, enqueued, busy, scheduled, latencySeconds, processed]`.
 */
export const queueTraceSchema = z.strictObject({
  name: z.string(),
  /** Thresholds and rules were chosen with `tuning` in view only. */
  set: z.enum(['tuning', 'held-out']),
  origin: z.enum(['generated', 'hand-written']),
  note: z.string(),
  seed: z.int().optional(),
  truth: z.strictObject({
    verdict: z.enum(QUEUE_VERDICTS),
    /** Whether the rates were the same all the time. */
    stationary: z.boolean(),
    /** Until the queue is empty, from the rates alone. */
    drainSeconds: z.number().positive().optional(),
  }),
  data: sidekiqDataSchema,
  samples: z.array(
    z.tuple([z.number(), count, count, count, z.number(), count]),
  ),
});

export type QueueTrace = z.infer<typeof queueTraceSchema>;

export const TRACES_DIR = path.join(__dirname, '../__fixtures__/queueTraces');

const START = Date.parse('2026-11-21T00:00:00Z');

/** All traces that are kept as data, by name. */
export function loadQueueTraces(): QueueTrace[] {
  return fs
    .readdirSync(TRACES_DIR)
    .sort()
    .map(file =>
      queueTraceSchema.parse(
        JSON.parse(fs.readFileSync(path.join(TRACES_DIR, file), 'utf8')),
      ),
    );
}

/** The samples as the collector would have stored them. */
export function toSamples(trace: QueueTrace): ForumSample[] {
  const { retries, dead, failed } = trace.data;
  return trace.samples.map(
    ([seconds, enqueued, busy, scheduled, latency, processed]) => ({
      at: new Date(START + seconds * 1000).toISOString(),
      enqueued,
      busy,
      retries,
      dead,
      defaultLatencySeconds: latency,
      processed,
      failed,
      scheduled,
    }),
  );
}
