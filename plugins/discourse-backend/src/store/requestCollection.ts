import type { Knex } from 'knex';
import type { DbForumQueueRow } from './tables';
import { readMs } from './instants';

/** Whether a refresh was accepted, and when the next one will be. */
export interface CollectionRequest {
  accepted: boolean;
  nextAllowedAtMs: number;
}

/**
 * Makes a forum due now, unless that was asked for moments ago. A forum that a
 * collector holds becomes due again as soon as it is finished, since what is
 * being read may be older than the request.
 */
export async function requestCollection(options: {
  knex: Knex;
  id: string;
  minIntervalMs: number;
  now: number;
}): Promise<CollectionRequest> {
  const { knex, id, minIntervalMs, now } = options;
  const changed = await knex<DbForumQueueRow>('forum_queue')
    .where({ forum_id: id })
    .where(query =>
      query
        .whereNull('requested_at')
        .orWhere('requested_at', '<=', now - minIntervalMs),
    )
    .update({
      requested_at: now,
      due_at: knex.raw('case when ticket is null then ? else due_at end', [
        now,
      ]),
    });
  if (changed > 0) {
    return { accepted: true, nextAllowedAtMs: now + minIntervalMs };
  }
  const row = await knex<DbForumQueueRow>('forum_queue')
    .select('requested_at')
    .where({ forum_id: id })
    .first();
  const requestedAt = readMs(row?.requested_at) ?? now;
  return { accepted: false, nextAllowedAtMs: requestedAt + minIntervalMs };
}
