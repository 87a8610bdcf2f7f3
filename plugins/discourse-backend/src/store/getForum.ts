import type { Knex } from 'knex';
import { readForumRow, type StoredForum } from './StoredForum';
import type { DbForumRow } from './tables';

/** A forum of the registry by its id, active or not. */
export async function getForum(options: {
  knex: Knex | Knex.Transaction;
  id: string;
}): Promise<StoredForum | undefined> {
  const { knex, id } = options;
  const row = await knex<DbForumRow>('forums').where({ id }).first();
  return row && readForumRow(row);
}
