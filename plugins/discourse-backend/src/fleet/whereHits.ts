import type { Knex } from 'knex';

/** Hits up to which the rest of a query goes by their ids. */
export const MAX_LOOKED_UP = 1000;

/**
 * Forums in which something was found. Where that is most of them, those in
 * which it was not found are fewer to name.
 */
export interface Hits {
  ids: string[];
  /** Whether the ids are those that match, or those that do not. */
  match: boolean;
}

/**
 * Whether forums are looked up by the ids of what was found, rather than each
 * of them in order being checked against these.
 */
export function isLookedUp({ ids, match }: Hits): boolean {
  return match && ids.length <= MAX_LOOKED_UP;
}

/** Keeps the forums in which something was found. */
export function whereHits(
  query: Knex.QueryBuilder,
  options: { knex: Knex; hits: Hits },
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
