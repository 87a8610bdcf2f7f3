import type {
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import type { Knex } from 'knex';
import { forumResourceRef } from '../permissions/forumRules';
import { GroupFleet } from './GroupFleet';

/** The groups of the fleet behind its permission. */
export function createGroupFleet(options: {
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  knex: Knex;
  staleAfterMs: number;
  now: () => number;
}): GroupFleet {
  const { permissionsRegistry } = options;
  return new GroupFleet({
    ...options,
    transformConditions: createConditionTransformer(
      permissionsRegistry.getPermissionRuleset(forumResourceRef),
    ),
  });
}
