import type { Knex } from 'knex';
import type { TextHits } from './FleetTexts';

/** Hits up to which the rest of a query goes by their ids. */
const MAX_LOOKED_UP = 1000;

/**
 * Whether forums are looked up by the ids of what was found, rather than each
 * of them in order being checked against these.
 */
export function isLookedUp({ ids, match }: TextHits): boolean {
  return match && ids.length <= MAX_LOOKED_UP;
}

/** Keeps the forums of which a text was found to be a part. */
export function whereHits(
  query: Knex.QueryBuilder,
  options: { knex: Knex; hits: TextHits },
): Knex.QueryBuilder {
  const { knex, hits } = options;
  const { ids, match } = hits;
  // The ids are one binding, however many there are.
  if (knex.client.config.client === 'pg') {
    return query.whereRaw(
      match ? 'forums.id = any(?::text[])' : 'forums.id <> all(?::text[])',
      [ids],
    );
  }
  // The plus keeps SQLite from looking each of them up.
  return query.whereRaw(
    `${isLookedUp(hits) ? '' : '+'}forums.id ${
      match ? 'in' : 'not in'
    } (select value from json_each(?))`,
    [JSON.stringify(ids)],
  );
}
