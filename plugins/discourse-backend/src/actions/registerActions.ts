import type { AuthService } from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { Knex } from 'knex';
import type { Fleet } from '../fleet/Fleet';
import type { CheckGroupsTools } from '../operations/checkGroups';
import type { BackupTools } from '../operations/startBackup';
import { createGetForumStatusAction } from './createGetForumStatusAction';
import { createListFindingsAction } from './createListFindingsAction';
import { createListForumsAction } from './createListForumsAction';
import { createPlanGroupsAction } from './createPlanGroupsAction';
import { createStartBackupAction } from './createStartBackupAction';
import { ForumReader } from './ForumReader';

/** What agents, the command line and templates can ask of the plugin. */
export function registerActions(
  options: BackupTools &
    CheckGroupsTools & {
      actionsRegistry: ActionsRegistryService;
      auth: AuthService;
      fleet: Fleet;
      knex: Knex;
      staleAfterMs: number;
      now: () => number;
    },
): void {
  const reader = new ForumReader(options);
  createListForumsAction(options);
  createGetForumStatusAction({ ...options, reader });
  createListFindingsAction({ ...options, reader });
  createStartBackupAction(options);
  createPlanGroupsAction(options);
}
