import type { CatalogTableRow } from '@backstage/plugin-catalog/alpha';
import { catalogColumns } from './forumColumns';

function listColumns(spec: CatalogTableRow['entity']['spec']) {
  const entities = [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'acme', namespace: 'default' },
      spec: { type: 'forum', ...spec },
    },
  ];
  const columns = catalogColumns({
    filters: {},
    entities,
    backendEntities: entities,
    updateFilters: () => {},
    queryParameters: {},
    loading: false,
    totalItemsLoading: false,
    limit: 20,
    setLimit: () => {},
    setOffset: () => {},
    paginationMode: 'cursor',
  });
  return columns
    .filter(({ hidden }) => !hidden)
    .map(({ title, field }) => (typeof title === 'string' ? title : field));
}

describe('catalogColumns', () => {
  it('puts the columns of forums behind the name, and leaves room for them', () => {
    const forum = { health: 'healthy', version: '2026.7.1', channel: 'latest' };

    expect(listColumns({ forum })).toEqual([
      'resolved.entityRef',
      'Forum health',
      'Forum version',
      'Channel',
      'resolved.ownedByRelationsTitle',
      'entity.spec.type',
    ]);
  });

  it('are the usual ones in a list without forums', () => {
    expect(listColumns({})).toEqual([
      'resolved.entityRef',
      'resolved.partOfSystemRelationTitle',
      'resolved.ownedByRelationsTitle',
      'entity.spec.type',
      'entity.spec.lifecycle',
      'entity.metadata.description',
      'entity.metadata.tags',
    ]);
  });
});
