import type { Knex } from 'knex';
import { buildSearchColumns, type StoredForum } from './StoredForum';
import type { DbForumQueueRow, DbForumRow } from './tables';

/**
 * Ties a pending forum to its entity and puts it in the queue, due at once.
 * Returns false, and changes nothing, if it was not pending any more.
 */
export async function activateForum(options: {
  knex: Knex;
  forum: StoredForum;
  entityRef: string;
  /** Address of its `catalog-info.yaml`. */
  location?: string;
  now: number;
}): Promise<boolean> {
  const { knex, forum, entityRef, location, now } = options;
  return knex.transaction(async tx => {
    const changed = await tx<DbForumRow>('forums')
      .where({ id: forum.id, status: 'pending' })
      .update({
        status: 'active',
        entity_ref: entityRef,
        activated_at: now,
        facts_at: now,
        location: location ?? null,
        ...buildSearchColumns({ ...forum, entityRef }),
      });
    if (changed === 0) {
      return false;
    }
    await tx<DbForumQueueRow>('forum_queue')
      .insert({ forum_id: forum.id, due_at: now })
      .onConflict('forum_id')
      .ignore();
    return true;
  });
}
