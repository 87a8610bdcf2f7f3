import type { Entity } from '@backstage/catalog-model';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { parseAllDocuments } from 'yaml';

/**
 * A catalog in memory in which locations can be registered, as in the real
 * one: a second registration of the same location is a conflict.
 */
export function createCatalog(options: {
  entities: Entity[];
  readUrl: (url: string) => Promise<string | undefined>;
}): { catalog: CatalogService; locations: string[] } {
  const { entities, readUrl } = options;
  const locations: string[] = [];
  const current = () => catalogServiceMock({ entities });
  const catalog = catalogServiceMock.mock({
    getEntityByRef: ref => current().getEntityByRef(ref),
    getEntitiesByRefs: request => current().getEntitiesByRefs(request),
    addLocation: async ({ target, dryRun }) => {
      if (!dryRun && locations.includes(target)) {
        throw new ConflictError(`Location ${target} already exists`);
      }
      const content = await readUrl(target);
      if (content === undefined) {
        throw new NotFoundError(`${target} does not exist`);
      }
      const documents = parseAllDocuments(content);
      const found: Entity[] = (Array.isArray(documents) ? documents : []).map(
        document => document.toJS(),
      );
      if (!dryRun) {
        locations.push(target);
        entities.push(...found);
      }
      return {
        location: {
          id: target,
          type: 'url',
          target,
          entityRef: `location:default/${locations.indexOf(target)}`,
        },
        entities: found,
        exists: locations.includes(target),
      };
    },
  });
  return { catalog, locations };
}
