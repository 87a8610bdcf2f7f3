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
import { createFormRouter } from './api/createFormRouter';
import { createChangeActions } from './change/createChangeActions';
import { createConnectForumAction } from './connect/createConnectForumAction';
import { createPlanForumAction } from './plan/createPlanForumAction';
import { ForumPlanner } from './plan/ForumPlanner';
import { createPublishRepositoryAction } from './publish/createPublishRepositoryAction';
import { RepositoryPublisher } from './publish/RepositoryPublisher';
import { RepositorySettler } from './publish/RepositorySettler';
import { createRenderForumAction } from './render/createRenderForumAction';
import { createSealSecretsAction } from './secrets/createSealSecretsAction';
import { ForumSealer } from './secrets/ForumSealer';
import { SecretDigest } from './secrets/SecretDigest';

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
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        urlReader: coreServices.urlReader,
      },
      async init(services) {
        const { actions, catalog, config, discourse, urlReader } = services;
        const now = () => Date.now();
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
          createRenderForumAction({ config }),
          createSealSecretsAction({
            sealer: new ForumSealer({
              clusters,
              discourse,
              digest: SecretDigest.fromConfig(config),
              now,
            }),
          }),
          createPublishRepositoryAction({
            config,
            integrations,
            publisher: new RepositoryPublisher({
              config,
              integrations,
              urlReader,
            }),
            settler: new RepositorySettler({ integrations }),
          }),
          createConnectForumAction({ catalog, discourse }),
          ...createChangeActions({ ...services, integrations, now }),
        );
        services.httpRouter.use(
          createFormRouter({ ...services, planner, clusters, now }),
        );
      },
    });
  },
});
