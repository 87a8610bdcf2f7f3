import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  findingHistoryQuerySchema,
  forumReadPermission,
} from '@backstage-discourse/plugin-discourse-common';
import type { Router } from 'express';
import type { Knex } from 'knex';
import type { ForumHistory } from '../metrics/ForumHistory';
import type { ForumGate } from '../permissions/ForumGate';
import type { ForumReader } from '../permissions/ForumReader';
import { listFindingHistory } from '../store/listFindingHistory';
import { parseRequest } from './parseRequest';
import { historyQuerySchema } from './schemas';
import { sendJson } from './sendJson';

/** What the portal knows of one forum. No request here calls a forum. */
export function addForumRoutes(
  router: Router,
  options: {
    httpAuth: HttpAuthService;
    gate: ForumGate;
    history: ForumHistory;
    knex: Knex;
    reader: ForumReader;
  },
): void {
  const { httpAuth, gate, history, knex, reader } = options;
  const permission = forumReadPermission;

  router.get('/forums/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    sendJson(res, await reader.read(req.params.id, { credentials }));
  });

  router.get('/forums/:id/findings/history', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const query = parseRequest(findingHistoryQuerySchema, req.query);
    const { id } = await gate.require(req.params.id, {
      permission,
      credentials,
    });
    res.json(await listFindingHistory({ knex, id, query }));
  });

  router.get('/forums/:id/history', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const { range } = parseRequest(historyQuerySchema, req.query);
    const { id } = await gate.require(req.params.id, {
      permission,
      credentials,
    });
    const { items, source, unknown } = await history.list(id, range);
    res.json({ items, source, unknown });
  });
}
