import type { Knex } from 'knex';
import { z } from 'zod/v4';

/** Hits up to which the rest of a query goes by their ids. */
const MAX_HITS = 1000;
/** Shorter texts have no trigram to look up, and are part of most others. */
const TRIGRAM_CHARACTERS = 3;

const hitsSchema = z.array(z.object({ forum_id: z.string() }));

/** Makes the same query anew, for each statement that builds on it. */
export type Select = (options?: {
  /** Whether the ids of few forums will be given, which go first then. */
  byId?: boolean;
}) => Knex.QueryBuilder;

/**
 * Keeps the forums of which a text is a part. An index of trigrams is asked
 * once, not for the counts and for the page again; where many match, the first
 * of them are found soon anyway.
 */
export async function searchFleet(
  knex: Knex,
  options: { visible: Select; search: string },
): Promise<Select> {
  const { visible, search } = options;
  const text = search.toLocaleLowerCase('en');
  const ids = await findIds(knex, text);
  return ids
    ? () => visible({ byId: true }).whereIn('forums.id', ids)
    : () => whereContains(visible(), 'search_text', text);
}

/** Whoever asks may not see all of these. Undefined if there are many. */
async function findIds(
  knex: Knex,
  text: string,
): Promise<string[] | undefined> {
  if ([...text].length < TRIGRAM_CHARACTERS) {
    return undefined;
  }
  const rows: unknown = await selectMatches(knex, text);
  const hits = hitsSchema.parse(rows);
  return hits.length > MAX_HITS ? undefined : hits.map(hit => hit.forum_id);
}

function selectMatches(knex: Knex, text: string): Knex.QueryBuilder {
  const texts = knex('forum_texts').select('forum_id');
  const limit = MAX_HITS + 1;
  if (knex.client.config.client === 'pg') {
    return whereContains(texts, 'text', text)
      .whereRaw('trigrams @> discourse_trigrams(?)', [text])
      .limit(limit);
  }
  return texts.whereIn(
    'doc',
    knex('forum_search')
      .select('rowid')
      .whereRaw('forum_search match ?', [`"${text.replace(/"/g, '""')}"`])
      .limit(limit),
  );
}

function whereContains(
  query: Knex.QueryBuilder,
  column: string,
  text: string,
): Knex.QueryBuilder {
  const literal = text.replace(/[\\%_]/g, character => `\\${character}`);
  return query.whereRaw(`?? like ? escape '\\'`, [column, `%${literal}%`]);
}
