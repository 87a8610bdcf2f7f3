import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import {
  createPermission,
  type PermissionAttributes,
} from '@backstage/plugin-permission-common';

/**
 * Resource type of a row in the fleet. Conditions on it become part of the
 * fleet's SQL, so that a list costs one decision however long it is.
 *
 * @public
 */
export const RESOURCE_TYPE_DISCOURSE_FORUM = 'discourse-forum';

function forEntity(name: string, action: PermissionAttributes['action']) {
  return createPermission({
    name,
    attributes: { action },
    resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
  });
}

/** See the snapshot and findings of one forum. @public */
export const forumReadPermission = forEntity('discourse.forum.read', 'read');

/** Ask the collector to look at a forum now. @public */
export const forumRefreshPermission = forEntity(
  'discourse.forum.refresh',
  'update',
);

/** Start a backup of a forum. @public */
export const forumBackupCreatePermission = forEntity(
  'discourse.forum.backup.create',
  'create',
);

/** Accept or deny membership requests of a forum's groups. @public */
export const forumGroupsDecidePermission = forEntity(
  'discourse.forum.groups.decide',
  'update',
);

/** Propose a change to a forum's groups as a pull request. @public */
export const forumGroupsProposePermission = forEntity(
  'discourse.forum.groups.propose',
  'create',
);

/** Any other operation that acts on a forum itself. @public */
export const forumOperatePermission = forEntity(
  'discourse.forum.operate',
  'update',
);

/** Add a forum to the registry. No resource exists yet. @public */
export const forumCreatePermission = createPermission({
  name: 'discourse.forum.create',
  attributes: { action: 'create' },
});

/** See forums in fleet lists, counts and search. @public */
export const fleetReadPermission = createPermission({
  name: 'discourse.fleet.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_DISCOURSE_FORUM,
});

/** The permissions that are decided per catalog entity, and the basic one. @public */
export const discourseEntityPermissions = [
  forumReadPermission,
  forumRefreshPermission,
  forumBackupCreatePermission,
  forumGroupsDecidePermission,
  forumGroupsProposePermission,
  forumOperatePermission,
  forumCreatePermission,
];
