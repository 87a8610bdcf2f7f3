import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { parseAllDocuments } from 'yaml';

/**
 * A catalog in memory that shows the given entities, and those of the
 * locations that the portal provides, as the entity provider of the catalog
 * module has them shown.
 */
export function createCatalog(options: {
  entities: readonly Entity[];
  listLocations: () => readonly string[];
  readUrl: (url: string) => Promise<string | undefined>;
}): CatalogService {
  const { entities, listLocations, readUrl } = options;
  const current = async () => {
    const texts = await Promise.all([...new Set(listLocations())].map(readUrl));
    const provided: Entity[] = texts.flatMap(text => {
      const documents = parseAllDocuments(text ?? '');
      return Array.isArray(documents)
        ? documents.map(document => document.toJS())
        : [];
    });
    return catalogServiceMock({ entities: [...entities, ...provided] });
  };
  return catalogServiceMock.mock({
    getEntityByRef: async ref => (await current()).getEntityByRef(ref),
    getEntitiesByRefs: async request =>
      (await current()).getEntitiesByRefs(request),
  });
}
