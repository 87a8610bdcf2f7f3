import type { Knex } from 'knex';
import type { DbForumRow } from './tables';

/**
 * Which of the fields of a new forum are taken by other forums of the
 * registry.
 */
export async function findTakenFields(options: {
  knex: Knex | Knex.Transaction;
  id: string;
  hostname: string;
  url: string;
}): Promise<{ name: boolean; hostname: boolean }> {
  const { knex, id, hostname, url } = options;
  const rows = await knex<DbForumRow>('forums')
    .select('id', 'hostname', 'url')
    .where({ id })
    .orWhere({ hostname })
    .orWhere({ url });
  return {
    name: rows.some(row => row.id === id),
    hostname: rows.some(row => row.id !== id),
  };
}
