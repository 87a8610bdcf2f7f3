import { mockServices } from '@backstage/backend-test-utils';
import type {
  BackendFeature,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { z } from 'zod/v4';

const principalSchema = z.object({
  type: z.string(),
  userEntityRef: z.string().optional(),
});

const USER = /^user:default\/(tenant\d+x|platform)(?:-without-(.+))?$/;

/** What a caller is to the policy. */
function readCaller(credentials: BackstageCredentials | undefined) {
  const { type, userEntityRef = '' } = principalSchema.parse(
    credentials?.principal,
  );
  const [, name = 'nobody', lacks] = USER.exec(userEntityRef) ?? [];
  return { name, lacks, seesAll: type === 'service' || name === 'platform' };
}

/**
 * A policy as a platform would have it: services and the platform team may do
 * everything; a tenant everything to the forum of their own entity, but create
 * forums. `user:default/tenant1x-without-PERMISSION` lacks that one.
 */
export function createTenantPolicy(): BackendFeature {
  return mockServices.permissions.mock({
    authorize: async (requests, options) =>
      requests.map(({ permission, resourceRef }) => {
        const { name, lacks, seesAll } = readCaller(options?.credentials);
        const isOwn = resourceRef === `component:default/${name}`;
        const allowed = permission.name !== lacks && (seesAll || isOwn);
        return {
          result: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
        };
      }),
    authorizeConditional: async (requests, options) =>
      requests.map(() => {
        const { name, seesAll } = readCaller(options?.credentials);
        return seesAll
          ? { result: AuthorizeResult.ALLOW }
          : {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'discourse',
              resourceType: 'discourse-forum',
              conditions: {
                resourceType: 'discourse-forum',
                rule: 'IS_FORUM_OWNER',
                params: { claims: [`group:default/${name}`] },
              },
            };
      }),
  }).factory;
}
