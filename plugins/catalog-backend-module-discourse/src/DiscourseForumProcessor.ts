import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  processingResult,
  type CatalogProcessor,
  type CatalogProcessorEmit,
} from '@backstage/plugin-catalog-node';
import { findAnnotationFault } from './findAnnotationFault';

/** Place of an entity, as the catalog gives it to processors. */
type Place = Parameters<NonNullable<CatalogProcessor['postProcessEntity']>>[1];

/**
 * Tells people about a wrong forum annotation where they look for it: in the
 * processing errors of the entity. It looks at the entity alone, so it never
 * waits for anybody.
 */
export class DiscourseForumProcessor implements CatalogProcessor {
  getProcessorName(): string {
    return 'DiscourseForumProcessor';
  }

  async postProcessEntity(
    entity: Entity,
    location: Place,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    const fault = findAnnotationFault(entity);
    if (fault) {
      emit(
        processingResult.inputError(
          location,
          `${stringifyEntityRef(entity)}: ${fault}`,
        ),
      );
    }
    return entity;
  }
}
