import type { Knex } from 'knex';
import { buildSearchColumns } from './StoredForum';
import type { DbForumRow } from './tables';

/** What a reservation stores of a forum. */
export interface ReservationColumns {
  id: string;
  source: string;
  title: string;
  owner: string;
  hostname: string;
  url: string;
  cluster: string;
  simulated: boolean;
  createdBy: string;
}

/**
 * Reserves id and host name in one statement; where either is taken, nothing
 * changes. Of two callers at once one wins, and the other finds out by reading
 * the row back.
 */
export async function insertReservation(options: {
  knex: Knex | Knex.Transaction;
  reservation: ReservationColumns;
  now: number;
}): Promise<void> {
  const { knex, reservation, now } = options;
  const { simulated, createdBy, ...columns } = reservation;
  await knex<DbForumRow>('forums')
    .insert({
      ...columns,
      ...buildSearchColumns(reservation),
      status: 'pending',
      simulated: simulated ? 1 : 0,
      monitor_key: 1,
      operate_key: 1,
      created_at: now,
      created_by: createdBy,
    })
    .onConflict()
    .ignore();
}
