import type { Knex } from 'knex';
import { z } from 'zod/v4';
import { JoinedTexts } from './JoinedTexts';
import type { Hits } from './whereHits';

const revisionSchema = z.object({ revision: z.coerce.string() });
const textsSchema = z.array(
  z.object({ forum_id: z.string(), text: z.string() }),
);

/** The ids of forums, and their texts in the same order. */
interface Texts {
  ids: string[];
  joined: JoinedTexts;
}

/**
 * The texts that forums are searched by, in memory: a look at ten thousand of
 * them takes about a millisecond, and as much for two letters that all have in
 * common as for a name, which no index of a database can do. Each search asks
 * whether they have changed, so that nothing is found that is no longer there.
 *
 * Knows no permissions: the ids are conditions of a query that does.
 */
export class FleetTexts {
  readonly #knex: Knex;
  #kept: { revision: string; texts: Promise<Texts> } | undefined;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** Finds any part of the texts, whatever its case; undefined if all have it. */
  async find(search: string): Promise<Hits | undefined> {
    const part = search.toLocaleLowerCase('en');
    const { ids, joined } = await this.#read();
    const found = joined.find(part);
    const count = found.reduce((sum, each) => sum + each, 0);
    if (count === ids.length) {
      return undefined;
    }
    const match = 2 * count <= ids.length;
    const named = match ? 1 : 0;
    return { ids: ids.filter((_, index) => found[index] === named), match };
  }

  async #read(): Promise<Texts> {
    // Before the texts: what changes in between is read again next time.
    const row: unknown = await this.#knex('fleet_revisions')
      .where({ name: 'texts' })
      .first('revision');
    const { revision } = revisionSchema.parse(row);
    if (this.#kept?.revision !== revision) {
      const kept = { revision, texts: this.#readAll() };
      this.#kept = kept;
      kept.texts.catch(() => {
        if (this.#kept === kept) {
          this.#kept = undefined;
        }
      });
    }
    return this.#kept.texts;
  }

  async #readAll(): Promise<Texts> {
    const rows: unknown = await this.#knex('forum_texts').select(
      'forum_id',
      'text',
    );
    const texts = textsSchema.parse(rows);
    return {
      ids: texts.map(({ forum_id: id }) => id),
      joined: new JoinedTexts(texts.map(({ text }) => text)),
    };
  }
}
