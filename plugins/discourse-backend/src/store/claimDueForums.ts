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
}): Promise<string[]> {
  const { knex, limit, leaseMs, ticket, now } = options;
  return knex.transaction(async tx => {
    const due = tx<DbForumQueueRow>('forum_queue')
      .select('forum_id')
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .limit(limit);
    if (tx.client.config.client === 'pg') {
      due.forUpdate().skipLocked();
    }
    const rows = await due;
    const ids = rows.map(row => row.forum_id);
    if (ids.length > 0) {
      await tx<DbForumQueueRow>('forum_queue')
        .whereIn('forum_id', ids)
        .update({ due_at: now + leaseMs, ticket, claimed_at: now });
    }
    return ids;
  });
}
