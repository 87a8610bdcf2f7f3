import { z } from 'zod/v4';
import { count, instant } from '../session/fields';
import type { ForumSession, RequestOptions } from '../session/ForumSession';

/**
 * A stored backup.
 *
 * @public
 */
export interface Backup {
  filename: string;
  sizeBytes: number;
  /** When the file was written, which is the end of the backup. */
  createdAt: string;
}

/**
 * What the backup machinery of a forum is doing.
 *
 * @public
 */
export interface BackupStatus {
  /** A backup, restore or rollback runs. */
  running: boolean;
  canRollback: boolean;
  allowRestore: boolean;
}

/**
 * What became of the wish to start a backup.
 *
 * @public
 */
export type StartBackupResult = 'started' | 'already-running';

const backupsSchema = z.array(
  z
    .object({ filename: z.string(), size: count, last_modified: instant })
    .transform(
      (backup): Backup => ({
        filename: backup.filename,
        sizeBytes: backup.size,
        createdAt: backup.last_modified,
      }),
    ),
);

const backupStatusSchema = z
  .object({
    is_operation_running: z.boolean(),
    can_rollback: z.boolean(),
    allow_restore: z.boolean(),
  })
  .transform(
    (status): BackupStatus => ({
      running: status.is_operation_running,
      canRollback: status.can_rollback,
      allowRestore: status.allow_restore,
    }),
  );

export async function listBackups(
  session: ForumSession,
  options: RequestOptions,
): Promise<{ items: Backup[] }> {
  const items = await session.read(
    {
      method: 'GET',
      path: ['admin', 'backups'],
      key: 'required',
      signal: options.signal,
    },
    backupsSchema,
  );
  items.sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  return { items };
}

export function readBackupStatus(
  session: ForumSession,
  options: RequestOptions,
): Promise<BackupStatus> {
  return session.read(
    {
      method: 'GET',
      path: ['admin', 'backups', 'status'],
      key: 'required',
      signal: options.signal,
    },
    backupStatusSchema,
  );
}

/**
 * Discourse says OK to a second backup and drops it silently afterwards, so
 * the status is asked first. Two callers within the same second can still both
 * be told `started`; only one backup is made then.
 */
export async function startBackup(
  session: ForumSession,
  options: { withUploads: boolean } & RequestOptions,
): Promise<StartBackupResult> {
  const { withUploads, signal } = options;
  const { running } = await readBackupStatus(session, { signal });
  if (running) {
    return 'already-running';
  }
  await session.command({
    method: 'POST',
    path: ['admin', 'backups'],
    form: { with_uploads: withUploads },
    key: 'required',
    signal,
  });
  return 'started';
}

export function cancelBackup(
  session: ForumSession,
  options: RequestOptions,
): Promise<void> {
  return session.command({
    method: 'DELETE',
    path: ['admin', 'backups', 'cancel'],
    key: 'required',
    signal: options.signal,
  });
}
