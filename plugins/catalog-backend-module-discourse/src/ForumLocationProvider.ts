import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  locationSpecToLocationEntity,
  type DeferredEntity,
  type EntityProvider,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import {
  registryEventSchema,
  type ForumDirectory,
} from '@backstage-discourse/plugin-discourse-node';
import { listDirectory } from './listDirectory';
import { toRefreshKey } from './refreshKeys';

/** Keys of one refresh; each costs a binding of the statement. */
const REFRESH_CHUNK = 200;
/** A forum and the address of its `catalog-info.yaml`. */
interface ProvidedLocation {
  id: string;
  location: string;
}

/** Full syncs before one that keeps being overtaken is left to the next run. */
const MAX_ROUNDS = 3;

/**
 * Keeps the forums that the portal created in the catalog.
 *
 * It provides a Location for the `catalog-info.yaml` of each forum rather than
 * the entities themselves: the repository stays the only place that says what
 * they are, so that a change of a title or an owner by pull request is never
 * overwritten by what the portal once knew.
 *
 * The Location has a name of its own. Under the name that `catalog:register`
 * makes of the address, the catalog would hand the one entity back and forth
 * between the two. The entities below both carry the address as their location
 * key, so a forum that somebody registered by hand as well is no conflict, and
 * they stay until neither provides them.
 *
 * A forum that is registered is provided at once by a delta; the full sync
 * mends what was missed. All replicas share the database of the catalog, so it
 * does not matter which of them does either.
 */
export class ForumLocationProvider implements EntityProvider {
  readonly #directory: ForumDirectory;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  #connection: EntityProviderConnection | undefined;

  constructor(options: {
    directory: ForumDirectory;
    auth: AuthService;
    logger: LoggerService;
  }) {
    this.#directory = options.directory;
    this.#auth = options.auth;
    this.#logger = options.logger;
  }

  getProviderName(): string {
    return 'discourse-forums';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
  }

  /**
   * Makes what is provided equal to the registry. A reading that fails changes
   * nothing. A forum that came or went while this ran is seen by the second
   * reading, so that an older list never stands.
   */
  async sync(options: { signal: AbortSignal }): Promise<void> {
    const connection = this.#requireConnection();
    let applied: string | undefined;
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const locations = await this.#readLocations({}, options);
      const wanted = JSON.stringify(locations);
      if (wanted === applied) {
        return;
      }
      const entities = locations.map(toDeferredEntity);
      await connection.applyMutation({ type: 'full', entities });
      applied = wanted;
    }
  }

  /**
   * Follows a change of the registry. What to provide is read from the
   * registry, so that events may come late, twice or in any order.
   */
  async onEvent(payload: unknown): Promise<void> {
    const { id, location } = registryEventSchema.parse(payload);
    const connection = this.#requireConnection();
    try {
      const added = await this.#readLocations({ id });
      const removed =
        added.length === 0 && location !== undefined ? [{ id, location }] : [];
      await connection.applyMutation({
        type: 'delta',
        added: added.map(toDeferredEntity),
        removed: removed.map(toDeferredEntity),
      });
    } catch (error) {
      this.#logger.warn(
        `The entities of forum '${id}' could not be brought up to date; the next full sync will do it`,
        toError(error),
      );
    }
  }

  /** Has the entities of forums processed again, soon. */
  async refresh(ids: readonly string[]): Promise<void> {
    const connection = this.#requireConnection();
    for (let start = 0; start < ids.length; start += REFRESH_CHUNK) {
      const keys = ids.slice(start, start + REFRESH_CHUNK).map(toRefreshKey);
      await connection.refresh({ keys });
    }
  }

  async #readLocations(
    query: { id?: string },
    options: { signal?: AbortSignal } = {},
  ): Promise<ProvidedLocation[]> {
    const { forums } = await listDirectory(query, {
      directory: this.#directory,
      auth: this.#auth,
      ...options,
    });
    return forums.flatMap(({ id, location }) =>
      location === undefined ? [] : [{ id, location }],
    );
  }

  #requireConnection(): EntityProviderConnection {
    if (!this.#connection) {
      throw new Error(
        `The entity provider '${this.getProviderName()}' is not connected to the catalog yet`,
      );
    }
    return this.#connection;
  }
}

function toDeferredEntity({ id, location }: ProvidedLocation): DeferredEntity {
  const entity = locationSpecToLocationEntity({
    location: { type: 'url', target: location },
  });
  return {
    entity: {
      ...entity,
      metadata: { ...entity.metadata, name: `discourse-forum-${id}` },
    },
    locationKey: `discourse-forum:${id}`,
  };
}
