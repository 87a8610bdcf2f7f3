import type { Knex } from 'knex';
import { readMs } from './instants';
import type { DbForumQueueRow, DbForumRow } from './tables';

/** How the work of the collector stands, for all replicas together. */
export interface QueueFigures {
  /** Forums that are due and that nobody holds. */
  due: number;
  /** Forums that a collector holds. */
  claimed: number;
  /** How long the longest due forum waits. */
  lagMs: number;
  /** Active forums without any recent answer. */
  stale: number;
}

/** Reads the figures, all by indexes. */
export async function readQueueFigures(options: {
  knex: Knex;
  staleAfterMs: number;
  now: number;
}): Promise<QueueFigures> {
  const { knex, staleAfterMs, now } = options;
  const due = await knex<DbForumQueueRow>('forum_queue')
    .where('due_at', '<=', now)
    .count({ count: '*' })
    .min({ since: 'due_at' })
    .first();
  const claimed = await knex<DbForumQueueRow>('forum_queue')
    .whereNotNull('ticket')
    .where('due_at', '>', now)
    .count({ count: '*' })
    .first();
  const stale = await knex<DbForumRow>('forums')
    .where({ status: 'active' })
    .where(query =>
      query
        .where('fresh_at', '<', now - staleAfterMs)
        .orWhere(fresh =>
          fresh
            .whereNull('fresh_at')
            .where('activated_at', '<', now - staleAfterMs),
        ),
    )
    .count({ count: '*' })
    .first();
  const since = readMs(due?.since ?? null);
  return {
    due: Number(due?.count ?? 0),
    claimed: Number(claimed?.count ?? 0),
    lagMs: since === undefined ? 0 : Math.max(0, now - since),
    stale: Number(stale?.count ?? 0),
  };
}
