import type { Knex } from 'knex';
import { z } from 'zod/v4';
import { groupLabels } from './groupLabels';
import { MAX_LOOKED_UP, type Hits } from './whereHits';

const rowsSchema = z.array(z.object({ forum_id: z.string() }));

/** One row for each forum that has one of the values of a key. */
export function selectLabel(
  knex: Knex,
  key: string,
  values: readonly string[],
): Knex.QueryBuilder {
  return knex('forum_labels').where({ key }).whereIn('value', values);
}

/** One row for each forum that has a value of each key. */
export function selectLabelled(
  knex: Knex,
  labels: readonly string[],
): Knex.QueryBuilder {
  const [[key, values], ...others] = groupLabels(labels);
  const select = selectLabel(knex, key, values);
  for (const [otherKey, otherValues] of others) {
    select.whereExists(
      knex('forum_labels as other')
        .select(knex.raw('1'))
        .whereRaw('other.forum_id = forum_labels.forum_id')
        .where('other.key', otherKey)
        .whereIn('other.value', otherValues),
    );
  }
  return select;
}

/**
 * The forums that have a value of each key, whoever may see them; undefined
 * where these are more than are looked up by their ids.
 */
export async function findLabelled(
  knex: Knex,
  labels: readonly string[],
): Promise<Hits | undefined> {
  const found: unknown = await selectLabelled(knex, labels)
    .select('forum_labels.forum_id')
    .limit(MAX_LOOKED_UP + 1);
  const ids = rowsSchema.parse(found).map(row => row.forum_id);
  return ids.length > MAX_LOOKED_UP ? undefined : { ids, match: true };
}
