import type { Finding } from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { readFindingParamsColumn } from '../store/findingParams';
import type { DbFindingRow } from '../store/tables';

/** What the headline of a forum is drawn from. */
export type WorstFinding = Pick<Finding, 'id' | 'params'>;

/** The worst finding of each forum of a page, by the id of the forum. */
export async function listWorstFindings(
  knex: Knex,
  options: { forumIds: readonly string[] },
): Promise<Map<string, WorstFinding>> {
  const rows = await knex<DbFindingRow>('findings')
    .whereIn('forum_id', [...options.forumIds])
    .where({ position: 0 })
    .select('forum_id', 'finding_id', 'params');
  return new Map(
    rows.map(row => [
      row.forum_id,
      {
        id: row.finding_id,
        params: readFindingParamsColumn(row.params),
      },
    ]),
  );
}
