import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  ForumSource,
  KeyHolder,
} from '@backstage-discourse/plugin-discourse-node';
import type { Knex } from 'knex';
import type { SimulatedHosts } from '../access/SimulatedHosts';
import { syncForums, type ForumToSync } from '../store/syncForums';
import type { Keyring } from './Keyring';
import { parseForumUrl } from './parseForumUrl';
import { tidyTitle } from './tidyTitle';

/** Keeps the registry equal to what its sources list. */
export class ForumRegistry {
  readonly #knex: Knex;
  readonly #keyring: Keyring;
  readonly #simulatedHosts: SimulatedHosts;
  readonly #logger: LoggerService;
  readonly #now: () => number;

  constructor(options: {
    knex: Knex;
    keyring: Keyring;
    simulatedHosts: SimulatedHosts;
    logger: LoggerService;
    now: () => number;
  }) {
    this.#knex = options.knex;
    this.#keyring = options.keyring;
    this.#simulatedHosts = options.simulatedHosts;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /**
   * Takes over the forums of each source. A source that fails keeps the forums
   * that it had.
   */
  async sync(sources: readonly ForumSource[]): Promise<void> {
    for (const source of sources) {
      try {
        await this.#syncSource(source);
      } catch (error) {
        this.#logger.error(
          `Reading the forums of source '${source.id}' failed; the registry keeps those it has`,
          toError(error),
        );
      }
    }
  }

  /** One forum whose keys can not be read must not keep back all others. */
  async #findAccess(forum: KeyHolder): Promise<ForumToSync['access']> {
    try {
      const { monitor, operate } = await this.#keyring.getKeys(forum);
      return {
        monitor: monitor !== undefined,
        operate: operate !== undefined,
      };
    } catch (error) {
      this.#logger.error(
        `The keys of forum '${forum.id}' can not be read`,
        toError(error),
      );
      return { monitor: false, operate: false };
    }
  }

  async #syncSource(source: ForumSource): Promise<void> {
    const forums: ForumToSync[] = [];
    for (const forum of await source.listForums()) {
      const url = parseForumUrl(forum.url, {
        setting: `The address of forum '${forum.id}'`,
      });
      const access = await this.#findAccess({
        id: forum.id,
        source: source.id,
        url,
      });
      forums.push({
        ...forum,
        title: tidyTitle(forum.title, forum),
        url,
        simulated: this.#simulatedHosts.has(url),
        access,
      });
    }
    const { taken } = await syncForums({
      knex: this.#knex,
      source: source.id,
      forums,
      now: this.#now(),
    });
    for (const id of taken) {
      this.#logger.error(
        `Forum '${id}' of source '${source.id}' is ignored: another source has a forum with this id. Give one of them another id`,
      );
    }
  }
}
