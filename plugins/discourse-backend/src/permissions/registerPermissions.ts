import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  discourseEntityPermissions,
  fleetReadPermission,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { getForumRecords } from '../store/getForumRecords';
import { forumResourceRef, forumRules } from './forumRules';

/** Declares the plugin's permissions, its resource type and its rules. */
export function registerPermissions(options: {
  permissionsRegistry: PermissionsRegistryService;
  knex: Knex;
  staleAfterMs: number;
  now: () => number;
}): void {
  const { permissionsRegistry, knex, staleAfterMs, now } = options;
  permissionsRegistry.addPermissions(discourseEntityPermissions);
  permissionsRegistry.addResourceType({
    resourceRef: forumResourceRef,
    permissions: [fleetReadPermission],
    rules: forumRules,
    getResources: ids =>
      getForumRecords({ knex, ids, staleBefore: now() - staleAfterMs }),
  });
}
