import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Resource type of a row in the fleet. Conditions on it become part of the
 * fleet's SQL, so that a list costs one decision however long it is.
 *
 * @public
 */
export const RESOURCE_TYPE_DISCOURSE_FORUM = 'discourse-forum';

/** See the snapshot and findings of one forum. @public */
export const forumReadPermission = createPermission({
  name: 'discourse.forum.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Ask the collector to look at a forum now. @public */
export const forumRefreshPermission = createPermission({
  name: 'discourse.forum.refresh',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Start a backup of a forum. @public */
export const forumBackupCreatePermission = createPermission({
  name: 'discourse.forum.backup.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Accept or deny membership requests of a forum's groups. @public */
export const forumGroupsDecidePermission = createPermission({
  name: 'discourse.forum.groups.decide',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Propose a change to a forum's groups as a pull request. @public */
export const forumGroupsProposePermission = createPermission({
  name: 'discourse.forum.groups.propose',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Any other operation that acts on a forum itself. @public */
export const forumOperatePermission = createPermission({
  name: 'discourse.forum.operate',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

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
