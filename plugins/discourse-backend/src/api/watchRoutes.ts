import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  forumReadPermission,
  type ForumWatch,
} from '@backstage-discourse/plugin-discourse-common';
import type { Router } from 'express';
import type { ForumGate } from '../permissions/ForumGate';
import type { ForumWatches } from '../signals/ForumWatches';

/**
 * Lets open pages be told of news. The permission to read is asked with each
 * request, so whoever loses it is told nothing more when the watch ends.
 */
export function addWatchRoutes(
  router: Router,
  options: {
    httpAuth: HttpAuthService;
    gate: ForumGate;
    watches: ForumWatches;
  },
): void {
  const { httpAuth, gate, watches } = options;

  router.post('/forums/:id/watch', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { id } = await gate.require(req.params.id, {
      permission: forumReadPermission,
      credentials,
    });
    const { userEntityRef: userRef } = credentials.principal;
    const untilMs = await watches.watch(id, { userRef });
    const answer: ForumWatch = { until: new Date(untilMs).toISOString() };
    res.json(answer);
  });
}
