import type { Knex } from 'knex';
import type { DbForumLabelRow, DbForumRow } from './tables';

/** The label that says on which cluster a forum is meant to run. */
export const CLUSTER_LABEL = 'discourse.org/cluster';

/** The label that says how many days are between two Discourse backups. */
export const BACKUP_DAYS_LABEL = 'discourse.org/backup-days';

/** Bounds the bindings of one statement. */
const CHUNK = 100;

/** The labels that a forum is to have. */
export interface ForumLabels {
  forumId: string;
  labels: Readonly<Record<string, string>>;
}

/**
 * Makes the labels of one origin equal to what is given, for the forums that
 * are given. Labels of the source go before those of the entity. Writes only
 * what changes, so that it can be called again and again.
 */
export async function saveForumLabels(options: {
  knex: Knex | Knex.Transaction;
  forums: readonly ForumLabels[];
  origin: DbForumLabelRow['origin'];
}): Promise<void> {
  const { knex, forums, origin } = options;
  for (let start = 0; start < forums.length; start += CHUNK) {
    await saveChunk(knex, forums.slice(start, start + CHUNK), origin);
  }
}

/** The values of some labels, by the id of the forum and then by the label. */
export async function listLabelValues(options: {
  knex: Knex;
  keys: readonly string[];
  ids: readonly string[];
}): Promise<Map<string, Map<string, string>>> {
  const { knex, keys, ids } = options;
  const rows = await knex<DbForumLabelRow>('forum_labels')
    .select('forum_id', 'key', 'value')
    .whereIn('key', keys)
    .whereIn('forum_id', ids);
  const labels = new Map<string, Map<string, string>>();
  for (const { forum_id: id, key, value } of rows) {
    const known = labels.get(id) ?? new Map<string, string>();
    labels.set(id, known.set(key, value));
  }
  return labels;
}

async function saveChunk(
  knex: Knex | Knex.Transaction,
  forums: readonly ForumLabels[],
  origin: DbForumLabelRow['origin'],
): Promise<void> {
  const stored = await knex<DbForumLabelRow>('forum_labels').whereIn(
    'forum_id',
    forums.map(({ forumId }) => forumId),
  );
  const storedById = new Map<string, Map<string, DbForumLabelRow>>();
  for (const row of stored) {
    const labels = storedById.get(row.forum_id) ?? new Map();
    storedById.set(row.forum_id, labels.set(row.key, row));
  }
  for (const { forumId, labels } of forums) {
    const known = storedById.get(forumId) ?? new Map<string, DbForumLabelRow>();
    const gone = [...known.values()]
      .filter(row => row.origin === origin && labels[row.key] === undefined)
      .map(row => row.key);
    const added = Object.entries(labels).filter(([key, value]) => {
      const row = known.get(key);
      const weaker = origin === 'entity' && row?.origin === 'source';
      return !weaker && (row?.value !== value || row.origin !== origin);
    });
    if (gone.length > 0) {
      await knex<DbForumLabelRow>('forum_labels')
        .where({ forum_id: forumId })
        .whereIn('key', gone)
        .delete();
    }
    for (const [key, value] of added) {
      await knex<DbForumLabelRow>('forum_labels')
        .insert({ forum_id: forumId, key, value, origin })
        .onConflict(['forum_id', 'key'])
        .merge();
    }
    const cluster = added.find(([key]) => key === CLUSTER_LABEL);
    if (cluster) {
      await knex<DbForumRow>('forums')
        .where({ id: forumId })
        .update({ cluster: cluster[1] });
    }
  }
}
