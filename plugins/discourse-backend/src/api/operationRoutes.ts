import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { forumRefreshPermission } from '@backstage-discourse/plugin-discourse-common';
import type { Router } from 'express';
import { getActor } from '../operations/getActor';
import { startBackup, type BackupTools } from '../operations/startBackup';
import { parseRequest } from './parseRequest';
import { startBackupSchema } from './schemas';

/** What goes straight to a forum, or asks the collector to. */
export function addOperationRoutes(
  router: Router,
  options: BackupTools & { httpAuth: HttpAuthService },
): void {
  const { httpAuth, gate, log, refreshes } = options;

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
