import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';

/**
 * Sends a request to the Discourse backend on behalf of the credentials.
 * Throws what the backend answers where it does not succeed.
 */
export async function callDiscourse(
  services: { auth: AuthService; discovery: DiscoveryService },
  request: { path: string; method: string; body?: unknown },
  options: { credentials: BackstageCredentials; signal?: AbortSignal },
): Promise<Response> {
  const { path, method, body } = request;
  const { credentials, signal } = options;
  const baseUrl = await services.discovery.getBaseUrl('discourse');
  const { token } = await services.auth.getPluginRequestToken({
    onBehalfOf: credentials,
    targetPluginId: 'discourse',
  });
  const response = await fetch(`${baseUrl}${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
  });
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return response;
}
