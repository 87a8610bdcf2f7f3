import type { AuthService } from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { requireActor } from '../operations/requireActor';
import { startBackup, type BackupTools } from '../operations/startBackup';

/** Starts a backup as the button does: same permission, same records. */
export function createStartBackupAction(
  options: BackupTools & {
    actionsRegistry: ActionsRegistryService;
    auth: AuthService;
  },
): void {
  const { actionsRegistry, auth } = options;
  actionsRegistry.register({
    name: 'start-backup',
    title: 'Start a backup of a forum',
    description: `Starts a backup of one Discourse forum now. Returns at once; the backup itself takes minutes. result is started, or already-running when the forum was busy with a backup or restore, in which case nothing new was started.

When to use: only when the user asked for a backup of this forum. It puts load on the forum and uses storage, and old backups beyond the limit of the forum are deleted by Discourse. Look at list-findings first: a fresh backup may exist. Fails where the portal has no operate key for the forum.`,
    schema: {
      input: z =>
        z.object({
          id: z.string().describe('Id of the forum, as list-forums gives it'),
          withUploads: z
            .boolean()
            .describe(
              'Whether local uploads are part of it; larger and slower',
            ),
        }),
      output: z => z.object({ result: z.enum(['started', 'already-running']) }),
    },
    examples: [
      {
        title: 'Database only',
        input: { id: 'acme-community', withUploads: false },
      },
    ],
    attributes: { readOnly: false, idempotent: false, destructive: false },
    action: async ({ input, credentials }) => {
      const action = 'Starting a backup';
      const actor = requireActor(credentials, { auth, action });
      return {
        output: await startBackup(options, { ...input, credentials, actor }),
      };
    },
  });
}
