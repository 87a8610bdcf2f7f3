import { z } from 'zod/v4';
import { count, maybe } from '../session/fields';
import type { ForumSession, RequestOptions } from '../session/ForumSession';

/**
 * Figures of the background jobs of a forum. On a multisite cluster they are
 * those of the whole cluster.
 *
 * @public
 */
export interface SidekiqStats {
  /** Lifetime counter of finished jobs. */
  processed: number;
  /** Lifetime counter of failed runs. */
  failed: number;
  /** Jobs that run now. */
  busy: number;
  /** Sidekiq processes that are alive. */
  processes: number;
  /** Jobs that wait in all queues. */
  enqueued: number;
  scheduled: number;
  retries: number;
  dead: number;
  /** Age of the oldest job of the queue named `default`. */
  defaultLatencySeconds: number;
  redisVersion?: string;
}

/**
 * How many jobs wait in each queue.
 *
 * @public
 */
export interface SidekiqQueues {
  /** Length by queue name; only queues that were ever used. */
  queues: Record<string, number>;
}

/** No job is older than a century; sums of what is far more overflow. */
const MAX_LATENCY_SECONDS = 100 * 366 * 24 * 60 * 60;

const statsSchema = z
  .object({
    sidekiq: z.object({
      processed: count,
      failed: count,
      busy: count,
      processes: count,
      enqueued: count,
      scheduled: count,
      retries: count,
      dead: count,
      default_latency: z.number().max(MAX_LATENCY_SECONDS),
    }),
    redis: maybe(z.object({ redis_version: maybe(z.string()) })),
  })
  .transform(({ sidekiq, redis }): SidekiqStats => {
    const { default_latency: latency, ...counts } = sidekiq;
    return {
      ...counts,
      // A clock of another host that runs ahead gives a negative age.
      defaultLatencySeconds: Math.max(0, latency),
      redisVersion: redis?.redis_version,
    };
  });

const queuesSchema = z
  .record(z.string(), count)
  .transform((queues): SidekiqQueues => ({ queues }));

export function readSidekiqStats(
  session: ForumSession,
  options: RequestOptions,
): Promise<SidekiqStats> {
  return session.read(
    {
      method: 'GET',
      path: ['sidekiq', 'stats'],
      suffix: '',
      key: 'required',
      signal: options.signal,
    },
    statsSchema,
  );
}

export function readSidekiqQueues(
  session: ForumSession,
  options: RequestOptions,
): Promise<SidekiqQueues> {
  return session.read(
    {
      method: 'GET',
      path: ['sidekiq', 'stats', 'queues'],
      suffix: '',
      key: 'required',
      signal: options.signal,
    },
    queuesSchema,
  );
}
