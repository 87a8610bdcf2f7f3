import type { Knex } from 'knex';
import { readMs } from './instants';
import { ROLLUPS } from './samples';
import type { DbSampleRollupRow, DbSampleRow } from './tables';

/** Collections that are still being stored then are older than any lease. */
const GRACE_MS = 2 * 60 * 1000;
/** Buckets that one transaction gathers. */
const BUCKETS = 6;

const SUMS = [
  'samples',
  'enqueued_sum',
  'busy_sum',
  'retries_sum',
  'dead_sum',
  'latency_sum',
  'scheduled_sum',
];
const COUNTERS = ['processed', 'failed'];

/**
 * Gathers samples into longer buckets, a few at a time. How far it got is
 * stored with what it made, so that a run that breaks off is taken up where it
 * was, and of several replicas one works and the others find it done. Gathering
 * a bucket again makes the same bucket.
 */
export async function rollUpSamples(options: {
  knex: Knex;
  signal: AbortSignal;
  now: number;
}): Promise<void> {
  const { knex, signal, now } = options;
  for (const rollup of ROLLUPS) {
    let more = true;
    while (more) {
      signal.throwIfAborted();
      more = await knex.transaction(tx => rollUpNext(tx, { ...rollup, now }));
    }
  }
}

/** Returns whether there may be more to gather. */
async function rollUpNext(
  tx: Knex.Transaction,
  options: { from: number; to: number; now: number },
): Promise<boolean> {
  const { from, to, now } = options;
  const lengthMs = to * 1000;
  const start = await lockStart(tx, { from, to });
  if (start === undefined) {
    return false;
  }
  const last = Math.floor((now - GRACE_MS) / lengthMs) * lengthMs;
  const end = Math.min(last, start + BUCKETS * lengthMs);
  if (end <= start) {
    return false;
  }
  await gather(tx, { from, to, start, end });
  await tx<DbSampleRollupRow>('sample_rollups')
    .where({ resolution: to })
    .update({ done_until: end });
  return end < last;
}

/** Where to go on. Only one replica gets on at a time. */
async function lockStart(
  tx: Knex.Transaction,
  options: { from: number; to: number },
): Promise<number | undefined> {
  const { from, to } = options;
  const lengthMs = to * 1000;
  const stored = tx<DbSampleRollupRow>('sample_rollups').where({
    resolution: to,
  });
  if (tx.client.config.client === 'pg') {
    stored.forUpdate();
  }
  const [row] = await stored;
  const doneUntil = readMs(row?.done_until);
  // Where nothing was collected for long, there is nothing to gather.
  const oldest = await tx<DbSampleRow>('samples')
    .where({ resolution: from })
    .where('at', '>=', doneUntil ?? 0)
    .min({ at: 'at' })
    .first();
  const oldestAt = readMs(oldest?.at);
  if (oldestAt === undefined) {
    return undefined;
  }
  const start = Math.floor(oldestAt / lengthMs) * lengthMs;
  if (doneUntil === undefined) {
    await tx<DbSampleRollupRow>('sample_rollups')
      .insert({ resolution: to, done_until: start })
      .onConflict('resolution')
      .ignore();
  }
  return Math.max(start, doneUntil ?? start);
}

async function gather(
  tx: Knex.Transaction,
  options: { from: number; to: number; start: number; end: number },
): Promise<void> {
  const { from, to, start, end } = options;
  const columns = [...SUMS, ...COUNTERS];
  const buckets = tx<DbSampleRow>('samples')
    .select(
      'forum_id',
      tx.raw('cast(? as integer) as resolution', [to]),
      tx.raw(`at - at % ${to * 1000} as bucket`),
      ...SUMS.map(name => tx.raw('sum(??) as ??', [name, name])),
      ...COUNTERS.map(name => tx.raw('max(??) as ??', [name, name])),
    )
    .where({ resolution: from })
    .where('at', '>=', start)
    .where('at', '<', end)
    .groupBy('forum_id', 'bucket');
  await tx(tx.raw(`samples (forum_id, resolution, at, ${columns.join(', ')})`))
    .insert(buckets)
    .onConflict(['forum_id', 'resolution', 'at'])
    .merge(
      Object.fromEntries(
        columns.map(name => [name, tx.raw('??', [`excluded.${name}`])]),
      ),
    )
    // A bucket that has more was made when more was there.
    .whereRaw('excluded.samples >= samples.samples');
}
