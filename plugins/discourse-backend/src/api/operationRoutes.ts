import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  forumReadPermission,
  forumRefreshPermission,
  operationsQuerySchema,
} from '@backstage-discourse/plugin-discourse-common';
import type { Router } from 'express';
import type { OperationChain } from '../operations/OperationChain';
import { getActor } from '../operations/getActor';
import { startBackup, type BackupTools } from '../operations/startBackup';
import { enterForum } from './enterForum';
import { parseRequest } from './parseRequest';
import { startBackupSchema } from './schemas';

/** What goes straight to a forum, or asks the collector to. */
export function addOperationRoutes(
  router: Router,
  options: BackupTools & { httpAuth: HttpAuthService; chain: OperationChain },
): void {
  const { httpAuth, gate, log, refreshes, chain } = options;

  router.get('/forums/:id/operations', async (req, res) => {
    const permission = forumReadPermission;
    const { forum } = await enterForum(req, { ...options, permission });
    const query = parseRequest(operationsQuerySchema, req.query);
    res.json(await chain.list(forum.id, query));
  });

  router.get('/forums/:id/operations/verification', async (req, res) => {
    const permission = forumReadPermission;
    const { forum } = await enterForum(req, { ...options, permission });
    res.json(await chain.verify(forum.id));
  });

  router.post('/forums/:id/refresh', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const forum = await gate.require(req.params.id, {
      permission: forumRefreshPermission,
      credentials,
    });
    const result = await log.run(
      {
        eventId: 'forum-refresh',
        severityLevel: 'low',
        forumId: forum.id,
        actor: getActor(credentials),
        request: req,
      },
      () => refreshes.refresh(forum),
      { describe: answer => answer.result },
    );
    res.status(202).json(result);
  });

  router.post('/forums/:id/backups', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const { withUploads } = parseRequest(startBackupSchema, req.body);
    const result = await startBackup(options, {
      id: req.params.id,
      withUploads,
      credentials,
      actor: getActor(credentials),
      request: req,
    });
    res.status(202).json(result);
  });
}
