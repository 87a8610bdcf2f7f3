import type { Knex } from 'knex';
import type { DbForumRow } from './tables';

/**
 * Removes a forum of a source with all that was collected of it. Returns
 * whether there was one.
 */
export async function deleteForum(options: {
  knex: Knex;
  id: string;
  source: string;
}): Promise<boolean> {
  const { knex, id, source } = options;
  const removed = await knex<DbForumRow>('forums')
    .where({ id, source })
    .delete();
  return removed > 0;
}
