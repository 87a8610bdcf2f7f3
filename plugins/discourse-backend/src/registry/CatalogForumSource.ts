import type { AuthService } from '@backstage/backend-plugin-api';
import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import type {
  ForumSource,
  RegisteredForum,
} from '@backstage-discourse/plugin-discourse-node';
import {
  DISCOURSE_FORUM_ANNOTATION,
  DISCOURSE_URL_ANNOTATION,
  FORUM_ID_PATTERN,
} from '@backstage-discourse/plugin-discourse-common';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { HostPolicy } from '../access/HostPolicy';
import { parseForumUrl } from './parseForumUrl';

/** Id of the source, which is switched on by `discourse.catalog`. */
export const CATALOG_SOURCE = 'catalog';

const SETTING = 'discourse.catalog.allowedHosts';
const EXISTS = { $exists: true } as const;
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.annotations',
  'metadata.labels',
  'relations',
  'spec.owner',
];

/**
 * Forums whose entities say where they are: `discourse.org/forum` has the id
 * and `discourse.org/url` the address, which must match hosts that are listed
 * for this purpose. Entities that say something else are left out.
 */
export class CatalogForumSource implements ForumSource {
  readonly id = CATALOG_SOURCE;
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #policy: HostPolicy;
  readonly #onRefused: (message: string) => void;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    policy: HostPolicy;
    /** Takes a sentence for each entity that is left out. */
    onRefused: (message: string) => void;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#policy = options.policy;
    this.#onRefused = options.onRefused;
  }

  /** Undefined unless `discourse.catalog.allowedHosts` lists any host. */
  static fromConfig(
    config: Config,
    options: {
      catalog: CatalogService;
      auth: AuthService;
      onRefused: (message: string) => void;
    },
  ): CatalogForumSource | undefined {
    const allowedHosts = config.getOptionalStringArray(SETTING) ?? [];
    return allowedHosts.length === 0
      ? undefined
      : new CatalogForumSource({
          ...options,
          policy: new HostPolicy({ allowedHosts, setting: SETTING }),
        });
  }

  async listForums(): Promise<RegisteredForum[]> {
    const forums = new Map<string, RegisteredForum>();
    const pages = this.#catalog.streamEntities(
      {
        fields: FIELDS,
        query: {
          [`metadata.annotations.${DISCOURSE_FORUM_ANNOTATION}`]: EXISTS,
          [`metadata.annotations.${DISCOURSE_URL_ANNOTATION}`]: EXISTS,
        },
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    for await (const page of pages) {
      for (const entity of page) {
        this.#add(entity, forums);
      }
    }
    return [...forums.values()];
  }

  #add(entity: Entity, forums: Map<string, RegisteredForum>): void {
    const entityRef = stringifyEntityRef(entity);
    const annotations = entity.metadata.annotations ?? {};
    const id = annotations[DISCOURSE_FORUM_ANNOTATION];
    try {
      if (!FORUM_ID_PATTERN.test(id)) {
        throw new Error(`'${DISCOURSE_FORUM_ANNOTATION}' is no id of a forum`);
      }
      const first = forums.get(id);
      if (first) {
        throw new Error(`'${first.entityRef}' has the same forum '${id}'`);
      }
      const url = parseForumUrl(annotations[DISCOURSE_URL_ANNOTATION], {
        setting: `'${DISCOURSE_URL_ANNOTATION}'`,
      });
      this.#policy.check(new URL(url));
      const title = entity.metadata.title ?? entity.metadata.name;
      const { labels } = entity.metadata;
      const owner = findOwner(entity);
      forums.set(id, { id, entityRef, owner, title, url, labels });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#onRefused(
        `The forum of entity '${entityRef}' is left out: ${reason}`,
      );
    }
  }
}

function findOwner(entity: Entity): string | undefined {
  return entity.relations?.find(({ type }) => type === RELATION_OWNED_BY)
    ?.targetRef;
}
