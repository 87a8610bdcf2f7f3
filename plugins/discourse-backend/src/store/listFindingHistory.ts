import {
  PART_NAMES,
  SEVERITIES,
  type FindingEpisode,
  type FindingHistoryPage,
  type FindingHistoryQuery,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { z } from 'zod/v4';
import { readCursorText, writeCursorText } from './cursorText';
import { readFindingParamsColumn } from './findingParams';
import { readIso } from './instants';
import type { DbFindingEpisodeRow } from './tables';

const wordsSchema = z.object({
  part: z.enum(PART_NAMES),
  severity: z.enum(SEVERITIES).exclude(['ok']),
});

const positionSchema = z.tuple([z.int(), z.int32()]);

/** When each finding of a forum held, what began last first. */
export async function listFindingHistory(options: {
  knex: Knex;
  id: string;
  query: FindingHistoryQuery;
}): Promise<FindingHistoryPage> {
  const { knex, id, query } = options;
  const { finding, cursor, limit } = query;
  const select = knex<DbFindingEpisodeRow>('finding_history')
    .where({ forum_id: id })
    .orderBy([
      { column: 'since', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit + 1);
  if (finding) {
    select.where({ finding_id: finding });
  }
  if (cursor) {
    select.whereRaw(
      '(since, id) < (?, ?)',
      readCursorText(cursor, positionSchema),
    );
  }
  const rows: DbFindingEpisodeRow[] = await select;
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(readEpisode),
    ...(last &&
      rows.length > limit && {
        nextCursor: writeCursorText([Number(last.since), last.id]),
      }),
  };
}

function readEpisode(row: DbFindingEpisodeRow): FindingEpisode {
  return {
    ...wordsSchema.parse({ part: row.part, severity: row.severity }),
    id: row.finding_id,
    title: row.title,
    params: readFindingParamsColumn(row.params),
    since: readIso(row.since) ?? '',
    until: readIso(row.until),
  };
}
