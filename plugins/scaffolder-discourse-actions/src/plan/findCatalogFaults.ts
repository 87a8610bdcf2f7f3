import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { FormFault } from './FormFault';

/** The fault of an owner that the initiator can not see in the catalog. */
export async function findOwnerFault(
  owner: string,
  options: { catalog: CatalogService; credentials: BackstageCredentials },
): Promise<FormFault | undefined> {
  const { catalog, credentials } = options;
  const entity = await catalog.getEntityByRef(owner, { credentials });
  return entity
    ? undefined
    : {
        field: 'owner',
        message: `must be a group or user of the catalog; there is no '${owner}'`,
      };
}

/** The fault of a name under which the catalog has entities already. */
export async function findTakenNameFault(
  name: string,
  options: { catalog: CatalogService; credentials: BackstageCredentials },
): Promise<FormFault | undefined> {
  const { catalog, credentials } = options;
  const { items } = await catalog.getEntitiesByRefs(
    {
      entityRefs: [`component:default/${name}`, `system:default/${name}`],
      fields: ['kind'],
    },
    { credentials },
  );
  const taken = items.find(item => item !== undefined);
  return (
    taken && {
      field: 'name',
      message: `is taken: the catalog has a ${taken.kind.toLowerCase()} '${name}' already; choose another name`,
    }
  );
}
