import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import type { Request } from 'express';
import { getActor } from '../operations/getActor';
import type { ForumGate } from '../permissions/ForumGate';

/** Who asks, and the forum if the permission is granted on it. */
export async function enterForum(
  req: Request,
  options: {
    httpAuth: HttpAuthService;
    gate: ForumGate;
    permission: ResourcePermission;
  },
) {
  const { httpAuth, gate, permission } = options;
  const credentials = await httpAuth.credentials(req, {
    allow: ['user', 'service'],
  });
  const forum = await gate.require(req.params.id, { permission, credentials });
  return { credentials, forum, actor: getActor(credentials) };
}
