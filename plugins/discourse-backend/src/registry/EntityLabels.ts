import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import { saveForumLabels } from '../store/forumLabels';
import type { DbForumRow } from '../store/tables';

/** Entities that are asked for in one request. */
const CHUNK = 200;

/** Takes the labels of entities over to their forums, for the fleet's filters. */
export class EntityLabels {
  readonly #knex: Knex;
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  constructor(options: {
    knex: Knex;
    catalog: CatalogService;
    auth: AuthService;
  }) {
    this.#knex = options.knex;
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  /** A forum whose entity is not in the catalog at the moment keeps its labels. */
  async sync(options: { signal: AbortSignal }): Promise<void> {
    const rows = await this.#knex<DbForumRow>('forums')
      .select('id', 'entity_ref')
      .where({ status: 'active' })
      .whereNotNull('entity_ref')
      .orderBy('id');
    for (let start = 0; start < rows.length; start += CHUNK) {
      options.signal.throwIfAborted();
      await this.#syncChunk(rows.slice(start, start + CHUNK));
    }
  }

  async #syncChunk(
    rows: ReadonlyArray<Pick<DbForumRow, 'id' | 'entity_ref'>>,
  ): Promise<void> {
    const { items } = await this.#catalog.getEntitiesByRefs(
      {
        entityRefs: rows.map(row => row.entity_ref ?? ''),
        fields: ['kind', 'metadata.name', 'metadata.labels'],
      },
      // A long run outlives a token, so each request gets one of its own.
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    const forums = rows.flatMap(({ id }, index) => {
      const entity = items[index];
      return entity
        ? [{ forumId: id, labels: entity.metadata.labels ?? {} }]
        : [];
    });
    await this.#knex.transaction(tx =>
      saveForumLabels({ knex: tx, forums, origin: 'entity' }),
    );
  }
}
