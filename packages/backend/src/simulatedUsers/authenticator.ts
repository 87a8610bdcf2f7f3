import { InputError, NotAllowedError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';

/** Header in which the sign-in page says who the person wants to be. */
export const SIMULATED_USER_HEADER = 'x-simulated-user';

/** Believes whoever asks, for the named people and in development only. */
export function createSimulatedUsersAuthenticator(options: {
  users: readonly string[];
  /** `NODE_ENV` of the process. */
  environment: string | undefined;
}) {
  const { users, environment } = options;
  return createProxyAuthenticator({
    defaultProfileTransform: async () => ({ profile: {} }),
    initialize() {
      return undefined;
    },
    async authenticate({
      req,
    }: {
      req: { get(name: string): string | undefined };
    }) {
      if (environment !== 'development') {
        throw new NotAllowedError(
          'Simulated people can sign in during development only; remove auth.providers.simulated from this configuration',
        );
      }
      const entityRef = users.find(
        user => user === req.get(SIMULATED_USER_HEADER),
      );
      if (entityRef === undefined) {
        throw new InputError(
          `The header '${SIMULATED_USER_HEADER}' must name one of auth.providers.simulated.users`,
        );
      }
      return { result: { entityRef } };
    },
  });
}
