import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  forumBackupCreatePermission,
  forumRefreshPermission,
} from '@backstage-discourse/plugin-discourse-common';
import type { Router } from 'express';
import type { BackupOperation } from '../operations/BackupOperation';
import { getActor } from '../operations/getActor';
import type { OperationLog } from '../operations/OperationLog';
import type { RefreshOperation } from '../operations/RefreshOperation';
import type { ForumGate } from '../permissions/ForumGate';
import { parseRequest } from './parseRequest';
import { startBackupSchema } from './schemas';

/** What goes straight to a forum, or asks the collector to. */
export function addOperationRoutes(
  router: Router,
  options: {
    httpAuth: HttpAuthService;
    gate: ForumGate;
    log: OperationLog;
    refreshes: RefreshOperation;
    backups: BackupOperation;
  },
): void {
  const { httpAuth, gate, log, refreshes, backups } = options;

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
    const forum = await gate.require(req.params.id, {
      permission: forumBackupCreatePermission,
      credentials,
    });
    const result = await log.run(
      {
        eventId: 'backup-start',
        forumId: forum.id,
        actor: getActor(credentials),
        request: req,
      },
      () => backups.startBackup(forum, { withUploads }),
      { describe: answer => answer.result },
    );
    await refreshes.showEffect(forum);
    res.status(202).json(result);
  });
}
