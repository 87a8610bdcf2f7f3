import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { getActor } from './getActor';

/** The name of a caller for the records; throws where there is nobody. */
export function requireActor(
  credentials: BackstageCredentials,
  options: { auth: AuthService; action: string },
): string {
  const { auth, action } = options;
  if (
    !auth.isPrincipal(credentials, 'user') &&
    !auth.isPrincipal(credentials, 'service')
  ) {
    throw new NotAllowedError(`${action} needs a signed-in user or a service`);
  }
  return getActor(credentials);
}
