import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import type { GroupFleet } from '../groups/GroupFleet';
import { groupPageSchema } from './groupSchemas';
import { parseRequest } from './parseRequest';

/** The groups of all forums. */
export function addGroupFleetRoutes(
  router: Router,
  options: { httpAuth: HttpAuthService; groupFleet: GroupFleet },
): void {
  const { httpAuth, groupFleet } = options;

  router.get('/groups', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const page = parseRequest(groupPageSchema, req.query);
    res.json(await groupFleet.listForums({ credentials, ...page }));
  });

  router.get('/groups/requests', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const page = parseRequest(groupPageSchema, req.query);
    res.json(await groupFleet.listRequests({ credentials, ...page }));
  });
}
