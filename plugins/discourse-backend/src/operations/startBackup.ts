import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  forumBackupCreatePermission,
  type StartBackupResult,
} from '@backstage-discourse/plugin-discourse-common';
import type { Request } from 'express';
import type { ForumGate } from '../permissions/ForumGate';
import type { BackupOperation } from './BackupOperation';
import type { OperationLog } from './OperationLog';
import type { RefreshOperation } from './RefreshOperation';

/** What starting a backup needs, whoever asks. */
export interface BackupTools {
  gate: ForumGate;
  log: OperationLog;
  refreshes: RefreshOperation;
  backups: BackupOperation;
}

/** Starts a backup for a caller: permitted, recorded, and looked at afterwards. */
export async function startBackup(
  tools: BackupTools,
  options: {
    id: string;
    withUploads: boolean;
    credentials: BackstageCredentials;
    /** The caller's name for the records. */
    actor: string;
    request?: Request;
  },
): Promise<StartBackupResult> {
  const { gate, log, refreshes, backups } = tools;
  const { id, withUploads, credentials, actor, request } = options;
  const forum = await gate.require(id, {
    permission: forumBackupCreatePermission,
    credentials,
  });
  const result = await log.run(
    { eventId: 'backup-start', forumId: forum.id, actor, request },
    () => backups.startBackup(forum, { withUploads }),
    { describe: answer => answer.result },
  );
  await refreshes.showEffect(forum);
  return result;
}
