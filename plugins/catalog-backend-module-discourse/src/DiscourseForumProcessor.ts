import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  processingResult,
  type CatalogProcessor,
  type CatalogProcessorCache,
  type CatalogProcessorEmit,
} from '@backstage/plugin-catalog-node';
import {
  DISCOURSE_FORUM_ANNOTATION,
  forumFactsSchema,
  type ForumFacts,
} from '@backstage-discourse/plugin-discourse-common';
import { describeForum } from './describeForum';
import { findAnnotationFault } from './findAnnotationFault';
import type { ForumFactsMirror } from './ForumFactsMirror';
import { toRefreshKey } from './refreshKeys';

/** Place of an entity, as the catalog gives it to processors. */
type Place = Parameters<NonNullable<CatalogProcessor['postProcessEntity']>>[1];

const CACHE_KEY = 'facts';

/**
 * Writes what is known of a forum to its entity, as fields that the catalog
 * indexes, and tells people about a wrong annotation where they look for it:
 * in the processing errors of the entity. It never waits for anybody.
 */
export class DiscourseForumProcessor implements CatalogProcessor {
  readonly #mirror: ForumFactsMirror;

  constructor(options: { mirror: ForumFactsMirror }) {
    this.#mirror = options.mirror;
  }

  getProcessorName(): string {
    return 'DiscourseForumProcessor';
  }

  async postProcessEntity(
    entity: Entity,
    location: Place,
    emit: CatalogProcessorEmit,
    cache: CatalogProcessorCache,
  ): Promise<Entity> {
    const id = entity.metadata.annotations?.[DISCOURSE_FORUM_ANNOTATION];
    if (id === undefined) {
      return entity;
    }
    const entityRef = stringifyEntityRef(entity);
    const fault = findAnnotationFault(entity);
    if (fault) {
      emit(processingResult.inputError(location, `${entityRef}: ${fault}`));
      return entity;
    }
    emit(processingResult.refresh(toRefreshKey(id)));
    const facts = await this.#findFacts(id, { entityRef, cache });
    return describeForum(entity, { facts });
  }

  /**
   * After a start nothing is known for a moment. The entity keeps the facts
   * that it had, instead of losing and regaining them with every restart.
   */
  async #findFacts(
    id: string,
    options: { entityRef: string; cache: CatalogProcessorCache },
  ): Promise<ForumFacts | undefined> {
    const { entityRef, cache } = options;
    const found = this.#mirror.find(id, { entityRef });
    if (!found.known) {
      const kept: unknown = await cache.get(CACHE_KEY);
      return forumFactsSchema.safeParse(kept).data;
    }
    await cache.set(CACHE_KEY, found.facts ? { ...found.facts } : null);
    return found.facts;
  }
}
