import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { FormFault } from './FormFault';

/** What the catalog has against a form. */
export interface CatalogFaults {
  /** Owners that the initiator can not see in the catalog. */
  owner: FormFault[];
  /** Names under which the catalog has entities already. */
  taken: FormFault[];
}

/** Asks the catalog once for all entities that a form speaks of. */
export async function findCatalogFaults(
  answers: { name?: string; owner?: string },
  options: { catalog: CatalogService; credentials: BackstageCredentials },
): Promise<CatalogFaults> {
  const { name, owner } = answers;
  const { catalog, credentials } = options;
  const names = name
    ? [`component:default/${name}`, `system:default/${name}`]
    : [];
  const entityRefs = [...names, ...(owner ? [owner] : [])];
  if (entityRefs.length === 0) {
    return { owner: [], taken: [] };
  }
  const { items } = await catalog.getEntitiesByRefs(
    { entityRefs, fields: ['kind'] },
    { credentials },
  );
  const taken = items.slice(0, names.length).find(item => item !== undefined);
  return {
    owner:
      owner && items[names.length] === undefined
        ? [
            {
              field: 'owner',
              message: `must be a group or user of the catalog; there is no '${owner}'`,
            },
          ]
        : [],
    taken: taken
      ? [
          {
            field: 'name',
            message: `is taken: the catalog has a ${taken.kind.toLowerCase()} '${name}' already; choose another name`,
          },
        ]
      : [],
  };
}
