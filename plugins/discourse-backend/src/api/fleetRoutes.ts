import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { fleetQuerySchema } from '@backstage-discourse/plugin-discourse-common';
import type { Router } from 'express';
import type { Fleet } from '../fleet/Fleet';
import { parseRequest } from './parseRequest';

/** The fleet as a list. */
export function addFleetRoutes(
  router: Router,
  options: { httpAuth: HttpAuthService; fleet: Fleet },
): void {
  const { httpAuth, fleet } = options;

  router.get('/forums', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const query = parseRequest(fleetQuerySchema, req.query);
    res.json(await fleet.listForums(query, { credentials }));
  });
}
