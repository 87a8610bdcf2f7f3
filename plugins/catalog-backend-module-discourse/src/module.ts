import { createBackendModule } from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { DiscourseForumProcessor } from './DiscourseForumProcessor';

/** Checks the forum annotation of catalog entities. @public */
export const catalogModuleDiscourse = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'discourse',
  register(env) {
    env.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addProcessor(new DiscourseForumProcessor());
      },
    });
  },
});
