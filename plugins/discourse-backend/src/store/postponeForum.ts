import type { Knex } from 'knex';
import type { DbForumQueueRow } from './tables';

/** Gives a forum back to the queue, unless somebody else holds it now. */
export async function postponeForum(options: {
  knex: Knex;
  id: string;
  ticket: string;
  dueAt: number;
}): Promise<void> {
  const { knex, id, ticket, dueAt } = options;
  await knex<DbForumQueueRow>('forum_queue')
    .where({ forum_id: id, ticket })
    .update({ due_at: dueAt, ticket: null, claimed_at: null });
}
