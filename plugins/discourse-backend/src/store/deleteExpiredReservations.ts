import type { Knex } from 'knex';
import type { DbForumRow } from './tables';

/** Frees the names of reservations that nobody activated in time. */
export async function deleteExpiredReservations(options: {
  knex: Knex | Knex.Transaction;
  createdBefore: number;
}): Promise<void> {
  const { knex, createdBefore } = options;
  await knex<DbForumRow>('forums')
    .where({ status: 'pending' })
    .where('created_at', '<', createdBefore)
    .delete();
}
