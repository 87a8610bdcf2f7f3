import {
  FORUM_STATES,
  RESOURCE_TYPE_DISCOURSE_FORUM,
  SEVERITIES,
} from '@backstage-discourse/plugin-discourse-common';
import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod/v4';
import type { ForumFilter, ForumRecord } from './ForumFilter';

/** The fleet's own resource type. */
export const forumResourceRef = createPermissionResourceRef<
  ForumRecord,
  ForumFilter
>().with({
  pluginId: 'discourse',
  resourceType: RESOURCE_TYPE_DISCOURSE_FORUM,
});

const isForumOwner = createPermissionRule({
  name: 'IS_FORUM_OWNER',
  description: 'Allow forums that one of the claims owns',
  resourceRef: forumResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs of the user and the groups of the user'),
  }),
  apply: (forum, { claims }) =>
    forum.owner !== undefined && claims.includes(forum.owner),
  toQuery: ({ claims }) => ({ column: 'owner', values: claims }),
});

const hasState = createPermissionRule({
  name: 'HAS_STATE',
  description: 'Allow forums in one of the states',
  resourceRef: forumResourceRef,
  paramsSchema: z.object({
    states: z.array(z.enum(FORUM_STATES)).describe('States of a forum'),
  }),
  apply: (forum, { states }) => states.includes(forum.state),
  toQuery: ({ states }) => ({ column: 'state', values: states }),
});

const hasSeverity = createPermissionRule({
  name: 'HAS_SEVERITY',
  description: 'Allow forums whose worst finding has one of the severities',
  resourceRef: forumResourceRef,
  paramsSchema: z.object({
    severities: z.array(z.enum(SEVERITIES)).describe('Severities of a finding'),
  }),
  apply: (forum, { severities }) => severities.includes(forum.severity),
  toQuery: ({ severities }) => ({ column: 'severity', values: severities }),
});

/** The rules that policies can build conditions of the fleet from. */
export const forumRules = [isForumOwner, hasState, hasSeverity];
