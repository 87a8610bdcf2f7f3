import type {
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import type { Knex } from 'knex';
import { forumResourceRef } from '../permissions/forumRules';
import { AuthorizedFleet } from './AuthorizedFleet';
import { DefaultFleet } from './DefaultFleet';
import type { Fleet } from './Fleet';

/** Forums are collected once a minute, so a second more tells as much. */
const COUNTS_MAX_AGE_MS = 1000;

/** The fleet behind its permission. The resource type must be registered. */
export function createFleet(options: {
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  knex: Knex;
  staleAfterMs: number;
  now: () => number;
}): Fleet {
  const { permissions, permissionsRegistry } = options;
  return new AuthorizedFleet({
    fleet: new DefaultFleet({ ...options, countsMaxAgeMs: COUNTS_MAX_AGE_MS }),
    permissions,
    transformConditions: createConditionTransformer(
      permissionsRegistry.getPermissionRuleset(forumResourceRef),
    ),
  });
}
