import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { forumDirectoryServiceRef } from '@backstage-discourse/plugin-discourse-node';
import { startForumCatalog } from './startForumCatalog';

/**
 * Keeps forums that the portal created in the catalog, and writes version,
 * channel, health, size and cluster to the entities of all forums.
 *
 * @public
 */
export const catalogModuleDiscourse = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'discourse',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        directory: forumDirectoryServiceRef,
        events: eventsServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      init: startForumCatalog,
    });
  },
});
