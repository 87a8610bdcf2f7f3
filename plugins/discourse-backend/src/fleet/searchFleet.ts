import type { Knex } from 'knex';
import { z } from 'zod/v4';

/** Hits up to which the rest of a query goes by their ids. */
const MAX_HITS = 1000;
/** Shorter texts have no trigram to look up, and are part of most others. */
const TRIGRAM_CHARACTERS = 3;

const idRowsSchema = z.array(z.object({ id: z.string() }));

/** Makes the same query anew, for each statement that builds on it. */
export type Select = () => Knex.QueryBuilder;

/**
 * Keeps the forums of which a text is a part, by an index of trigrams. The
 * index is asked once, not for the counts and for the page again; where many
 * match, the first of them are found soon anyway.
 */
export async function searchFleet(
  knex: Knex,
  options: { visible: Select; search: string },
): Promise<Select> {
  const { visible, search } = options;
  const text = search.toLocaleLowerCase('en');
  const matching: Select = () =>
    visible().whereIn('forums.id', selectMatches(knex, text));
  const hits: unknown = await matching()
    .select('forums.id')
    .limit(MAX_HITS + 1);
  const ids = idRowsSchema.parse(hits).map(({ id }) => id);
  return ids.length > MAX_HITS
    ? () => whereContains(visible(), 'search_text', text)
    : () => visible().whereIn('forums.id', ids);
}

function selectMatches(knex: Knex, text: string): Knex.QueryBuilder {
  const texts = knex('forum_texts').select('forum_id');
  if ([...text].length < TRIGRAM_CHARACTERS) {
    return whereContains(texts, 'text', text);
  }
  if (knex.client.config.client === 'pg') {
    // What has all trigrams of a text need not have them in its order.
    return whereContains(
      texts.whereRaw('discourse_trigrams(text) @> discourse_trigrams(?)', [
        text,
      ]),
      'text',
      text,
    );
  }
  return texts.whereIn(
    'doc',
    knex('forum_search')
      .select('rowid')
      .whereRaw('forum_search match ?', [`"${text.replace(/"/g, '""')}"`]),
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
