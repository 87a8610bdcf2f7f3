import type { AuthService } from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { Fleet } from '../fleet/Fleet';
import type { CheckGroupsTools } from '../operations/checkGroups';
import type { BackupTools } from '../operations/startBackup';
import type { ForumReader } from '../permissions/ForumReader';
import { createGetForumStatusAction } from './createGetForumStatusAction';
import { createListFindingsAction } from './createListFindingsAction';
import { createListForumsAction } from './createListForumsAction';
import { createPlanGroupsAction } from './createPlanGroupsAction';
import { createStartBackupAction } from './createStartBackupAction';

/** What agents, the command line and templates can ask of the plugin. */
export function registerActions(
  options: BackupTools &
    CheckGroupsTools & {
      actionsRegistry: ActionsRegistryService;
      auth: AuthService;
      fleet: Fleet;
      reader: ForumReader;
    },
): void {
  createListForumsAction(options);
  createGetForumStatusAction(options);
  createListFindingsAction(options);
  createStartBackupAction(options);
  createPlanGroupsAction(options);
}
