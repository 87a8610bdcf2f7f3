import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';

import {
  discourseDeploymentsExtensionPoint,
  discourseMetricsExtensionPoint,
  discourseRegistryExtensionPoint,
} from '@backstage-discourse/plugin-discourse-node';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { notificationService } from '@backstage/plugin-notifications-node';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { ForumSources } from './registry/ForumSources';
import { startDiscourse } from './startDiscourse';

/**
 * The Discourse backend plugin: knows the forums, reads them, and answers
 * what is known of them.
 *
 * @public
 */
export const discoursePlugin = createBackendPlugin({
  pluginId: 'discourse',
  register(env) {
    const sources = new ForumSources();
    env.registerExtensionPoint(discourseRegistryExtensionPoint, sources);
    env.registerExtensionPoint(discourseDeploymentsExtensionPoint, sources);
    env.registerExtensionPoint(discourseMetricsExtensionPoint, sources);
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      init: services => startDiscourse({ ...services, sources }),
    });
  },
});
