import type {
  PermissionsService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  readForumClusters,
  type DiscourseService,
} from '@backstage-discourse/plugin-discourse-node';
import { createApplyForGroupAction } from '../groups/createApplyForGroupAction';
import { createRecutFleetAction } from '../recut/createRecutFleetAction';
import { createRecutForumAction } from '../recut/createRecutForumAction';
import { createUpgradeFleetAction } from '../recut/createUpgradeFleetAction';
import { SecretDigest } from '../secrets/SecretDigest';
import { ForumAccess } from './access/ForumAccess';
import { createAdoptForumAction } from './adopt/createAdoptForumAction';
import { createDecommissionForumAction } from './decommission/createDecommissionForumAction';
import { createUnregisterForumAction } from './decommission/createUnregisterForumAction';
import { createChangeGroupsAction } from './groups/createChangeGroupsAction';
import { ChangeHosts } from './hosts/ChangeHosts';
import { ChangePlanner } from './plan/ChangePlanner';
import { createProposeChangeAction } from './propose/createProposeChangeAction';
import { createRestoreForumAction } from './restore/createRestoreForumAction';
import { createRotateSecretsAction } from './rotate/createRotateSecretsAction';
import { createScaleForumAction } from './scale/createScaleForumAction';
import { createUpgradeForumAction } from './upgrade/createUpgradeForumAction';

/** Whom the actions of day two ask. */
export interface ChangeActionsOptions {
  config: Config;
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
  const { config, now } = options;
  const access = new ForumAccess(options);
  const hosts = new ChangeHosts(options);
  const planner = new ChangePlanner({ ...options, access, hosts });
  return [
    createUpgradeForumAction({ planner, now }),
    createScaleForumAction({ planner }),
    createChangeGroupsAction({ planner }),
    createApplyForGroupAction({ ...options, access }),
    createRestoreForumAction({ planner, now }),
    createAdoptForumAction({ planner }),
    createRotateSecretsAction({
      planner,
      clusters: readForumClusters(config),
      digest: SecretDigest.fromConfig(config),
      discourse: options.discourse,
      now,
    }),
    createDecommissionForumAction({ planner, now }),
    createUnregisterForumAction({ ...options, planner }),
    createRecutForumAction({ planner }),
    createRecutFleetAction({ access, planner }),
    createUpgradeFleetAction({ access, planner, now }),
    createProposeChangeAction({ access, hosts }),
  ];
}
