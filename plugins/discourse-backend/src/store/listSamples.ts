import type {
  ForumSample,
  HistoryRange,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { HISTORY_SOURCES, readSampleRow } from './samples';
import type { DbSampleRow } from './tables';

/** The history of one forum over a range, oldest first. */
export async function listSamples(options: {
  knex: Knex;
  id: string;
  range: HistoryRange;
  now: number;
}): Promise<ForumSample[]> {
  const { knex, id, range, now } = options;
  const { seconds, spanSeconds } = HISTORY_SOURCES[range];
  const rows = await knex<DbSampleRow>('samples')
    .where({ forum_id: id, resolution: seconds })
    .where('at', '>=', now - spanSeconds * 1000)
    .orderBy('at');
  return rows.map(readSampleRow);
}
