import { SEVERITIES } from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import type { ForumRecord } from '../permissions/ForumFilter';
import { readState } from './stateSql';
import type { DbForumRow } from './tables';

/** Forums as permission rules see them, in the order of the ids. */
export async function getForumRecords(options: {
  knex: Knex;
  ids: readonly string[];
  staleBefore: number;
}): Promise<Array<ForumRecord | undefined>> {
  const { knex, ids, staleBefore } = options;
  const rows = await knex<DbForumRow>('forums')
    .where({ status: 'active' })
    .whereIn('id', ids);
  const byId = new Map(rows.map(row => [row.id, row]));
  return ids.map(id => {
    const row = byId.get(id);
    return (
      row && {
        id,
        owner: row.owner === '' ? undefined : row.owner,
        state: readState(row, { staleBefore }),
        severity: SEVERITIES[row.severity_rank] ?? 'info',
      }
    );
  });
}
