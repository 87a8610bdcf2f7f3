import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { fleetReadPermission } from '@backstage-discourse/plugin-discourse-common';

/**
 * Routes that do nothing, behind all that Backstage puts before a route: the
 * least that any route of a plugin costs.
 */
export const peerPlugin = createBackendPlugin({
  pluginId: 'peer',
  register(env) {
    env.registerInit({
      deps: {
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
      },
      async init({ httpAuth, httpRouter, permissions }) {
        httpRouter.use(async (req, res, next) => {
          try {
            const credentials = await httpAuth.credentials(req, {
              allow: ['user'],
            });
            if (req.path === '/permitted') {
              await permissions.authorizeConditional(
                [{ permission: fleetReadPermission }],
                { credentials },
              );
            }
            res.json({});
          } catch (error) {
            next(error);
          }
        });
      },
    });
  },
});
