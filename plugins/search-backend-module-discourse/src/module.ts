import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { ForumCollatorFactory } from './ForumCollatorFactory';
import { readSchedule } from './readSchedule';

/** Adds the forums of the registry to the search index. @public */
export const searchModuleDiscourse = createBackendModule({
  pluginId: 'search',
  moduleId: 'discourse',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        index: searchIndexRegistryExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, config, discovery, index, scheduler }) {
        index.addCollator({
          schedule: scheduler.createScheduledTaskRunner(readSchedule(config)),
          factory: new ForumCollatorFactory({ auth, discovery }),
        });
      },
    });
  },
});
