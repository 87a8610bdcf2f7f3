import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { createSimulatedUsersAuthenticator } from './authenticator';
import { readSimulatedUsers } from './readSimulatedUsers';

/**
 * Lets a person on a laptop be one of several simulated people, so that what
 * takes two can be tried by one. There only where `auth.providers.simulated`
 * names them, and only in development.
 */
export const authModuleSimulatedUsers = createBackendModule({
  pluginId: 'auth',
  moduleId: 'simulated-users',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: authProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        const users = readSimulatedUsers(config);
        if (users.length === 0) {
          return;
        }
        providers.registerProvider({
          providerId: 'simulated',
          factory: createProxyAuthProviderFactory({
            authenticator: createSimulatedUsersAuthenticator({
              users,
              environment: process.env.NODE_ENV,
            }),
            signInResolver: ({ result }, context) =>
              context.signInWithCatalogUser({ entityRef: result.entityRef }),
          }),
        });
      },
    });
  },
});
