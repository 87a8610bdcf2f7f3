import type { Knex } from 'knex';
import type { DbForumRow } from './tables';

/** The columns that the directory of forums is made of. */
export type DirectoryRow = Pick<
  DbForumRow,
  | 'id'
  | 'entity_ref'
  | 'location'
  | 'facts_at'
  | 'version'
  | 'severity_rank'
  | 'observed_state'
>;

/** Active forums in the order of their ids. */
export async function listDirectory(options: {
  knex: Knex;
  id?: string;
  /** Only those whose facts changed at this time or later. */
  changedSinceMs?: number;
  /** Only those after this id. */
  afterId?: string;
  limit: number;
}): Promise<DirectoryRow[]> {
  const { knex, id, changedSinceMs, afterId, limit } = options;
  const query = knex<DbForumRow>('forums')
    .where({ status: 'active' })
    .orderBy('id')
    .limit(limit)
    .select(
      'id',
      'entity_ref',
      'location',
      'facts_at',
      'version',
      'severity_rank',
      'observed_state',
    );
  if (id !== undefined) {
    query.where({ id });
  }
  if (changedSinceMs !== undefined) {
    query.where('facts_at', '>=', changedSinceMs);
  }
  if (afterId !== undefined) {
    query.where('id', '>', afterId);
  }
  return query;
}
