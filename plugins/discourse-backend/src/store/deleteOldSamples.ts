import type { Knex } from 'knex';
import { SAMPLE_RESOLUTIONS } from './samples';
import type { DbSampleRow } from './tables';

/** Deletes the buckets of each resolution that are past their time. */
export async function deleteOldSamples(options: {
  knex: Knex;
  now: number;
}): Promise<void> {
  const { knex, now } = options;
  for (const { seconds, keepSeconds } of SAMPLE_RESOLUTIONS) {
    await knex<DbSampleRow>('samples')
      .where({ resolution: seconds })
      .where('at', '<', now - keepSeconds * 1000)
      .delete();
  }
}
