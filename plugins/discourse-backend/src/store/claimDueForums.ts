import type { Knex } from 'knex';
import type { DbForumQueueRow } from './tables';

/**
 * Hands out forums that are due, each to one caller: marks them with the
 * caller's ticket and pushes the due time ahead by the lease. Whoever crashes
 * needs no cleanup, since the forums fall due again when the lease has run out.
 *
 * The select and the update must share a transaction; otherwise the locks are
 * released in between, and another replica can claim the same rows. Clocks of
 * replicas must agree to within a fraction of the lease.
 */
export async function claimDueForums(options: {
  knex: Knex;
  limit: number;
  leaseMs: number;
  ticket: string;
  now: number;
  /**
   * No forum is ever planned further ahead than this. One that is was planned
   * by a clock that was wrong, and would wait until that time really comes.
   */
  horizonMs?: number;
}): Promise<string[]> {
  const { knex, limit, leaseMs, ticket, now, horizonMs } = options;
  return knex.transaction(async tx => {
    const ids = await lockForums(tx, { limit, until: now });
    if (horizonMs !== undefined && ids.length < limit) {
      const from = now + horizonMs;
      const rest = limit - ids.length;
      ids.push(...(await lockForums(tx, { limit: rest, from })));
    }
    if (ids.length > 0) {
      await tx<DbForumQueueRow>('forum_queue')
        .whereIn('forum_id', ids)
        .update({ due_at: now + leaseMs, ticket, claimed_at: now });
    }
    return ids;
  });
}

/** Takes forums that are due in a range of time and that nobody else takes. */
async function lockForums(
  tx: Knex.Transaction,
  options: { limit: number; from?: number; until?: number },
): Promise<string[]> {
  const { limit, from, until } = options;
  const query = tx<DbForumQueueRow>('forum_queue')
    .select('forum_id')
    .orderBy('due_at')
    .limit(limit);
  if (until !== undefined) {
    query.where('due_at', '<=', until);
  }
  if (from !== undefined) {
    query.where('due_at', '>', from);
  }
  if (tx.client.config.client === 'pg') {
    query.forUpdate().skipLocked();
  }
  const rows = await query;
  return rows.map(row => row.forum_id);
}
