import {
  forumBackupCreatePermission,
  forumCreatePermission,
  forumGroupsDecidePermission,
  forumGroupsProposePermission,
  forumOperatePermission,
  forumReadPermission,
  forumRefreshPermission,
} from '@backstage-discourse/plugin-discourse-common';

/** Who gets what from one route. */
export interface RouteRow {
  /**
   * What decides: being signed in at all, being a service, the conditions of
   * the fleet, or a permission – on the forum in the path, where there is one.
   */
  access: 'signed-in' | 'service' | 'fleet' | { permission: string };
  /** Only people act here; a service is refused. */
  peopleOnly?: boolean;
  body?: object;
  /** Status for a caller who is let through, on forums without keys. */
  ok: number;
}

const on = ({ name }: { name: string }) => ({ permission: name });

const secret = { namespace: 'new', name: 'keys' };
const forum = {
  id: 'new',
  title: 'New',
  hostname: 'new.example.com',
  owner: 'group:default/new',
  cluster: 'none',
  secret,
};

/** A row for each route of the plugin; the test fails where one is missing. */
export const ROUTE_ROWS: Record<string, RouteRow> = {
  'get /openapi.json': { access: 'signed-in', ok: 200 },
  'get /directory': { access: 'service', ok: 200 },
  'get /forums': { access: 'fleet', ok: 200 },
  'get /forums.csv': { access: 'fleet', ok: 200 },
  'get /fleet/facets': { access: 'fleet', ok: 200 },
  'get /groups': { access: 'fleet', ok: 200 },
  'get /groups/requests': { access: 'fleet', ok: 200 },
  'get /forums/{id}': { access: on(forumReadPermission), ok: 200 },
  'get /forums/{id}/history': { access: on(forumReadPermission), ok: 200 },
  'get /forums/{id}/findings/history': {
    access: on(forumReadPermission),
    ok: 200,
  },
  'get /forums/{id}/operations': { access: on(forumReadPermission), ok: 200 },
  'get /forums/{id}/operations/verification': {
    access: on(forumReadPermission),
    ok: 200,
  },
  'post /forums/{id}/watch': {
    access: on(forumReadPermission),
    peopleOnly: true,
    ok: 200,
  },
  'post /forums/{id}/refresh': {
    access: on(forumRefreshPermission),
    ok: 202,
  },
  'post /forums/{id}/backups': {
    access: on(forumBackupCreatePermission),
    body: { withUploads: false },
    ok: 409,
  },
  'post /registry/check': {
    access: on(forumCreatePermission),
    body: { id: 'new', hostname: 'new.example.com', cluster: 'none' },
    ok: 200,
  },
  'post /registry/forums': {
    access: on(forumCreatePermission),
    body: forum,
    ok: 409,
  },
  'post /registry/forums/{id}/activate': {
    access: on(forumCreatePermission),
    body: { entityRef: 'component:default/new' },
    ok: 404,
  },
  'delete /registry/forums/{id}': {
    access: on(forumOperatePermission),
    ok: 409,
  },
  'post /registry/forums/{id}/keys': {
    access: on(forumOperatePermission),
    body: { cluster: 'none', secret },
    ok: 400,
  },
  'get /forums/{id}/groups': { access: on(forumReadPermission), ok: 200 },
  'post /forums/{id}/groups/check': {
    access: on(forumRefreshPermission),
    ok: 404,
  },
  'post /forums/{id}/groups/apply': {
    access: on(forumOperatePermission),
    body: { planId: 'a'.repeat(16) },
    ok: 409,
  },
  'post /forums/{id}/groups/drift/{driftId}/accept': {
    access: on(forumGroupsProposePermission),
    body: { until: '2027-01-31', reason: 'It is meant to be so' },
    ok: 409,
  },
  'get /forums/{id}/groups/drift/{driftId}/adopt': {
    access: on(forumGroupsProposePermission),
    ok: 409,
  },
  'post /forums/{id}/groups/requests/decisions': {
    access: on(forumGroupsDecidePermission),
    body: {
      decisions: [{ groupId: 1, userId: 1, accept: true }],
      reason: 'Welcome',
    },
    ok: 409,
  },
  'get /forums/{id}/groups/applications': {
    access: on(forumReadPermission),
    peopleOnly: true,
    ok: 409,
  },
  'post /forums/{id}/groups/applications': {
    access: on(forumGroupsProposePermission),
    peopleOnly: true,
    body: {},
    ok: 400,
  },
  'post /forums/{id}/groups/applications/check': {
    access: on(forumReadPermission),
    peopleOnly: true,
    body: {},
    ok: 400,
  },
  'post /forums/{id}/groups/applications/{applicationId}/events': {
    access: on(forumGroupsProposePermission),
    peopleOnly: true,
    body: {},
    ok: 400,
  },
  'get /forums/{id}/groups/applications/{applicationId}/log': {
    access: on(forumReadPermission),
    ok: 404,
  },
};
