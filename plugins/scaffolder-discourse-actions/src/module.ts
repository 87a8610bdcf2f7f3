import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import {
  discourseServiceRef,
  readForumClusters,
} from '@backstage-discourse/plugin-discourse-node';
import { createConnectForumAction } from './connect/createConnectForumAction';
import { createPlanForumAction } from './plan/createPlanForumAction';
import { ForumPlanner } from './plan/ForumPlanner';
import { createRenderForumAction } from './render/createRenderForumAction';
import { createSealSecretsAction } from './secrets/createSealSecretsAction';
import { ForumSealer } from './secrets/ForumSealer';

/** Adds the actions that create Discourse forums to the scaffolder. @public */
export const scaffolderModuleDiscourse = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'discourse',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discourse: discourseServiceRef,
        urlReader: coreServices.urlReader,
      },
      async init({ actions, catalog, config, discourse, urlReader }) {
        const clusters = readForumClusters(config);
        const integrations = ScmIntegrations.fromConfig(config);
        const planner = new ForumPlanner({
          config,
          clusters,
          integrations,
          catalog,
          discourse,
          urlReader,
        });
        actions.addActions(
          createPlanForumAction({ planner }),
          createRenderForumAction(),
          createSealSecretsAction({
            sealer: new ForumSealer({ clusters, discourse }),
          }),
          createConnectForumAction({ discourse }),
        );
      },
    });
  },
});
