import { jsonAnswer } from '../http/Answer';
import { textField } from '../http/Fields';
import { missingParameter } from '../http/Refusal';
import type { Route } from '../http/Route';

/** Backups. They may be written even when the site is read-only. */
export const backupRoutes: Route[] = [
  {
    method: 'GET',
    path: '/admin/backups',
    action: 'admin/backups/index',
    access: 'admin',
    handle: ({ forum }) => jsonAnswer(forum.readBackups().files),
  },
  {
    method: 'GET',
    path: '/admin/backups/status',
    action: 'admin/backups/status',
    access: 'admin',
    handle: ({ forum }) =>
      jsonAnswer({
        is_operation_running: forum.readBackups().running,
        can_rollback: false,
        allow_restore: false,
      }),
  },
  {
    method: 'POST',
    path: '/admin/backups',
    action: 'admin/backups/create',
    access: 'admin',
    evenReadOnly: true,
    handle: ({ forum, body }) => {
      const withUploads = textField(body, 'with_uploads');
      if (withUploads === undefined) {
        throw missingParameter('with_uploads');
      }
      forum.startBackup({ withUploads: withUploads === 'true' });
      return jsonAnswer({ success: 'OK' });
    },
  },
  {
    method: 'DELETE',
    path: '/admin/backups/cancel',
    action: 'admin/backups/cancel',
    access: 'admin',
    evenReadOnly: true,
    handle: ({ forum }) => {
      forum.cancelBackup();
      return jsonAnswer({ success: 'OK' });
    },
  },
];
