import { once } from 'node:events';
import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  fleetExportQuerySchema,
  fleetFacetsQuerySchema,
  fleetQuerySchema,
} from '@backstage-discourse/plugin-discourse-common';
import type { Response, Router } from 'express';
import type { Fleet } from '../fleet/Fleet';
import { listAllPages } from '../fleet/listAllPages';
import { writeFleetCsv } from '../fleet/writeFleetCsv';
import { parseRequest } from './parseRequest';

/** The fleet as a list, and as a table to take away. */
export function addFleetRoutes(
  router: Router,
  options: { httpAuth: HttpAuthService; auditor: AuditorService; fleet: Fleet },
): void {
  const { httpAuth, auditor, fleet } = options;

  router.get('/forums', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const query = parseRequest(fleetQuerySchema, req.query);
    res.json(await fleet.listForums(query, { credentials }));
  });

  router.get('/fleet/facets', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const query = parseRequest(fleetFacetsQuerySchema, req.query);
    res.json(await fleet.countFacets(query, { credentials }));
  });

  router.get('/forums.csv', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const query = fleetQuerySchema.parse(
      parseRequest(fleetExportQuerySchema, req.query),
    );
    const event = await auditor.createEvent({
      eventId: 'fleet-export',
      request: req,
      severityLevel: 'medium',
    });
    const closed = new AbortController();
    res.once('close', () => closed.abort());
    const { signal } = closed;
    try {
      const pages = listAllPages({ fleet, query, credentials, signal });
      await sendCsv(res, { chunks: writeFleetCsv(pages), signal });
      await event.success();
    } catch (error) {
      await event.fail({ error: toError(error) });
      if (!res.headersSent) {
        throw error;
      }
      // Too late for an error; a broken connection tells that rows are missing.
      res.destroy();
    }
  });
}

async function sendCsv(
  res: Response,
  options: { chunks: AsyncIterable<string>; signal: AbortSignal },
): Promise<void> {
  const { chunks, signal } = options;
  for await (const chunk of chunks) {
    if (!res.headersSent) {
      res.setHeader('Content-Type', 'text/csv; charset=utf-8');
      res.attachment('forums.csv');
    }
    if (!res.write(chunk)) {
      await once(res, 'drain', { signal });
    }
  }
  res.end();
}
