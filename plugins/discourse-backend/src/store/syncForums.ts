import type { RegisteredForum } from '@backstage-discourse/plugin-discourse-node';
import type { Knex } from 'knex';
import { saveForumLabels } from './forumLabels';
import { buildSearchColumns } from './StoredForum';
import type { DbForumQueueRow, DbForumRow } from './tables';

const CHUNK = 200;

/** A forum of a source with what the registry adds to it. */
export interface ForumToSync extends RegisteredForum {
  simulated: boolean;
  access: { monitor: boolean; operate: boolean };
}

/**
 * Makes the forums of one source in the registry equal to what the source
 * lists: adds, changes, and removes with all that was collected. Writes only
 * what differs. Ids that belong to another source are left alone and returned.
 * Safe to run on several replicas at once, and to run again after a crash.
 */
export async function syncForums(options: {
  knex: Knex;
  source: string;
  forums: readonly ForumToSync[];
  now: number;
}): Promise<{ taken: string[] }> {
  const { knex, source, forums, now } = options;
  return knex.transaction(async tx => {
    const listed = new Set(forums.map(forum => forum.id));
    const known = await tx<DbForumRow>('forums').select('id', 'source');
    const sourceById = new Map(known.map(row => [row.id, row.source]));
    const stored = await tx<DbForumRow>('forums').where({ source });
    const storedById = new Map(stored.map(row => [row.id, row]));

    const gone = known
      .filter(row => row.source === source && !listed.has(row.id))
      .map(row => row.id);
    for (const ids of chunk(gone)) {
      await tx<DbForumRow>('forums').whereIn('id', ids).delete();
    }

    const taken: string[] = [];
    const added: ForumToSync[] = [];
    for (const forum of forums) {
      const owner = sourceById.get(forum.id);
      if (owner === undefined) {
        added.push(forum);
      } else if (owner !== source) {
        taken.push(forum.id);
      } else if (isChanged(forum, storedById.get(forum.id))) {
        await tx<DbForumRow>('forums')
          .where({ id: forum.id, source })
          .update(buildColumns(forum));
      }
    }
    for (const part of chunk(added)) {
      await addForums(tx, { source, forums: part, now });
    }
    const foreign = new Set(taken);
    await saveForumLabels({
      knex: tx,
      origin: 'source',
      forums: forums
        .filter(({ id }) => !foreign.has(id))
        .map(({ id, labels = {} }) => ({ forumId: id, labels })),
    });
    return { taken };
  });
}

async function addForums(
  tx: Knex.Transaction,
  options: { source: string; forums: readonly ForumToSync[]; now: number },
): Promise<void> {
  const { source, forums, now } = options;
  await tx<DbForumRow>('forums')
    .insert(
      forums.map(forum => ({
        ...buildColumns(forum),
        id: forum.id,
        source,
        status: 'active',
        created_at: now,
        created_by: source,
        activated_at: now,
        facts_at: now,
      })),
    )
    .onConflict('id')
    .ignore();
  await tx<DbForumQueueRow>('forum_queue')
    .insert(forums.map(({ id }) => ({ forum_id: id, due_at: now })))
    .onConflict('forum_id')
    .ignore();
}

function isChanged(forum: ForumToSync, row: DbForumRow | undefined): boolean {
  const stored = new Map<string, unknown>(Object.entries(row ?? {}));
  return Object.entries(buildColumns(forum)).some(
    ([column, value]) => stored.get(column) !== value,
  );
}

function buildColumns(forum: ForumToSync) {
  return {
    entity_ref: forum.entityRef,
    owner: forum.owner ?? '',
    title: forum.title,
    url: forum.url,
    simulated: forum.simulated ? 1 : 0,
    monitor_key: forum.access.monitor ? 1 : 0,
    operate_key: forum.access.operate ? 1 : 0,
    ...buildSearchColumns(forum),
  };
}

function* chunk<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += CHUNK) {
    yield items.slice(start, start + CHUNK);
  }
}
