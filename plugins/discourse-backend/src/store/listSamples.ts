import type {
  ForumSample,
  HistoryRange,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { gatherBuckets, mergeBuckets } from './gatherBuckets';
import { readMs } from './instants';
import {
  HISTORY_STEPS,
  RAW_RESOLUTION,
  readBucket,
  ROLLUPS,
  toSample,
  type SampleBucket,
} from './samples';
import type { DbSampleRollupRow, DbSampleRow } from './tables';

/**
 * The history of one forum over a range, oldest first, from the longest buckets
 * that are fine enough. What is not gathered into them yet is gathered here.
 */
export async function listSamples(options: {
  knex: Knex;
  id: string;
  range: HistoryRange;
  now: number;
}): Promise<ForumSample[]> {
  const { knex, id, range, now } = options;
  const { stepSeconds, spanSeconds } = HISTORY_STEPS[range];
  const since = now - spanSeconds * 1000;
  const rollups = await knex<DbSampleRollupRow>('sample_rollups');
  const doneUntil = new Map(
    rollups.map(row => [row.resolution, readMs(row.done_until)]),
  );
  const list = async (resolution: number, from: number) => {
    const rows = await knex<DbSampleRow>('samples')
      .where({ forum_id: id, resolution })
      .where('at', '>=', from)
      .orderBy('at');
    return rows.map(readBucket);
  };
  const steps = ROLLUPS.filter(({ to }) => to <= stepSeconds);
  // Of what is finer, only what came after the last bucket that is complete.
  const [first] = steps;
  let buckets: SampleBucket[] = await list(
    RAW_RESOLUTION,
    Math.max(since, (first && doneUntil.get(first.to)) ?? 0),
  );
  for (const [index, { to }] of steps.entries()) {
    const next = steps.at(index + 1);
    const from = Math.max(since, (next && doneUntil.get(next.to)) ?? 0);
    buckets = mergeBuckets(
      await list(to, from),
      gatherBuckets(buckets, { seconds: to }),
    );
  }
  return gatherBuckets(buckets, { seconds: stepSeconds }).map(toSample);
}
