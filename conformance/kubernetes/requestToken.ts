import { z } from 'zod/v4';
import { refusalOf, type ApiClient } from './ApiClient';

const HOUR_SECONDS = 3600;

const tokenSchema = z.looseObject({
  status: z.looseObject({ token: z.string() }),
});

/** A token for a service account, as a node asks for one; for an hour. */
export async function requestToken(
  client: ApiClient,
  options: { namespace: string; name: string; expirationSeconds?: number },
): Promise<string> {
  const { namespace, name, expirationSeconds = HOUR_SECONDS } = options;
  const answer = await client.send({
    method: 'POST',
    path: `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`,
    body: JSON.stringify({
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { expirationSeconds },
    }),
  });
  if (answer.status !== 201) {
    throw new Error(refusalOf(answer));
  }
  return tokenSchema.parse(answer.body).status.token;
}
