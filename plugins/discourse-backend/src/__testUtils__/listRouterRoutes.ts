import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { z } from 'zod/v4';
import discoursePlugin from '..';

const layersSchema = z.array(
  z.object({
    route: z
      .object({ path: z.string(), methods: z.record(z.string(), z.boolean()) })
      .optional(),
  }),
);

/** The routes of the plugin's real router, such as `get /forums/{id}`. */
export async function listRouterRoutes(): Promise<string[]> {
  const stacks: unknown[] = [];
  const httpRouter = mockServices.httpRouter.mock({
    use: handler => {
      if ('stack' in handler) {
        stacks.push(handler.stack);
      }
    },
  });
  const backend = await startTestBackend({
    features: [
      discoursePlugin,
      httpRouter.factory,
      // The real ones add routes of their own below `/.backstage/`, beside the
      // plugin's: what they let through is decided in the plugin's actions,
      // which are tested one by one, and by Backstage's permission framework.
      actionsRegistryServiceMock.mock().factory,
      mockServices.permissionsRegistry.mock({
        getPermissionRuleset: () => ({ getRuleByName: jest.fn() }),
      }).factory,
    ],
  });
  await backend.stop();
  return stacks.flatMap(stack =>
    layersSchema
      .parse(stack)
      .flatMap(({ route }) =>
        route
          ? Object.keys(route.methods).map(
              method => `${method} ${route.path.replace(/:(\w+)/g, '{$1}')}`,
            )
          : [],
      ),
  );
}
