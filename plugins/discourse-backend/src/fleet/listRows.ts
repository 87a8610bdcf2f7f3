import type { FleetQuery } from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import type { DbFindingRow, DbForumRow } from '../store/tables';
import { readCursor, whereAfter } from './FleetCursor';
import { sortFleet, type FleetOrder } from './fleetOrder';

const FORUM_COLUMNS = [
  'id',
  'entity_ref',
  'owner',
  'title',
  'title_sort',
  'url',
  'simulated',
  'observed_state',
  'fresh_at',
  'collected_at',
  'severity_rank',
  'headline',
  'version',
  'version_sort',
  'channel',
  'cluster',
  'enqueued',
  'last_backup_at',
  'group_count',
] as const;

const COLUMNS = [
  ...FORUM_COLUMNS.map(column => `forums.${column}`),
  'findings.finding_id',
  'findings.params',
];

/** A forum of a page, with its worst finding if it has any. */
export type DbFleetRow = Pick<DbForumRow, (typeof FORUM_COLUMNS)[number]> & {
  finding_id: DbFindingRow['finding_id'] | null;
  params: DbFindingRow['params'];
};

/** A page of forums, and one more to know whether it is the last. */
export async function listRows(
  knex: Knex,
  options: {
    select: Knex.QueryBuilder;
    query: FleetQuery;
    order: FleetOrder;
  },
): Promise<DbFleetRow[]> {
  const { select, query, order } = options;
  const { offset, limit, cursor } = query;
  if (cursor) {
    whereAfter(select, order, readCursor(cursor, order));
  }
  // Sorting ids alone is several times faster than sorting whole rows.
  const page = sortFleet(select.select('forums.id'), order)
    .offset(cursor ? 0 : offset)
    .limit(limit + 1);
  const rows = knex('forums')
    .leftJoin('findings', worst =>
      worst
        .on('findings.forum_id', 'forums.id')
        .andOn('findings.position', knex.raw('0')),
    )
    .whereIn('forums.id', page)
    .select(COLUMNS);
  return sortFleet(rows, order);
}
