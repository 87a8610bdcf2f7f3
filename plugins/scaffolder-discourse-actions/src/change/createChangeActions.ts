import type {
  PermissionsService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { DiscourseService } from '@backstage-discourse/plugin-discourse-node';
import { ForumAccess } from './access/ForumAccess';
import { ChangeHosts } from './hosts/ChangeHosts';
import { ChangePlanner } from './plan/ChangePlanner';
import { createProposeChangeAction } from './propose/createProposeChangeAction';
import { createUpgradeForumAction } from './upgrade/createUpgradeForumAction';

/** Whom the actions of day two ask. */
export interface ChangeActionsOptions {
  catalog: CatalogService;
  discourse: DiscourseService;
  integrations: ScmIntegrationRegistry;
  permissions: PermissionsService;
  urlReader: UrlReaderService;
  /** Epoch milliseconds. */
  now: () => number;
}

/** The actions that change forums by pull requests. */
export function createChangeActions(options: ChangeActionsOptions) {
  const { now } = options;
  const access = new ForumAccess(options);
  const hosts = new ChangeHosts(options);
  const planner = new ChangePlanner({ ...options, access, hosts });
  return [
    createUpgradeForumAction({ planner, now }),
    createProposeChangeAction({ access, hosts }),
  ];
}
