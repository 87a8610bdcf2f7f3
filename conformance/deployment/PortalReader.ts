import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod/v4';
import { refusalOf, type ApiClient } from '../kubernetes/ApiClient';
import { readObjects } from '../kubernetes/ClusterObject';
import { ClusterObjects } from '../kubernetes/ClusterObjects';
import { requestToken } from '../kubernetes/requestToken';

const HANDBOOK = join(__dirname, '../../docs/production.md');
const ACCOUNT = { namespace: 'default', name: 'portal' };

const roleSchema = z.looseObject({
  kind: z.literal('ClusterRole'),
  metadata: z.looseObject({ name: z.string() }),
});

/** The role that the handbook tells people to give to the portal. */
export function readDocumentedRole(): { name: string; text: string } {
  const blocks = readFileSync(HANDBOOK, 'utf8').matchAll(
    /^```yaml\n([\s\S]*?)^```$/gm,
  );
  for (const [, text] of blocks) {
    const role = roleSchema.safeParse(parseAllDocuments(text)[0]?.toJSON());
    if (role.success) {
      return { name: role.data.metadata.name, text };
    }
  }
  throw new Error(`${HANDBOOK} shows no ClusterRole`);
}

/** The service account of the portal, with the documented role and no more. */
export class PortalReader {
  readonly #client: ApiClient;
  readonly #objects: ClusterObjects;

  constructor(client: ApiClient) {
    this.#client = client;
    this.#objects = new ClusterObjects(client);
  }

  /** Makes account and binding. Gives a token of the cluster for it. */
  async create(): Promise<string> {
    const { namespace, name } = ACCOUNT;
    const role = readDocumentedRole();
    const subject = `kind: ServiceAccount, name: ${name}, namespace: ${namespace}`;
    const text = [
      `apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: ${name}, namespace: ${namespace} }\n`,
      role.text,
      `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: { name: ${name} }\nroleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${role.name} }\nsubjects: [{ ${subject} }]\n`,
    ].join('---\n');
    for (const object of readObjects(text)) {
      const answer = await this.#objects.apply(object);
      if (answer.status >= 300) {
        throw new Error(refusalOf(answer));
      }
    }
    return requestToken(this.#client, ACCOUNT);
  }

  /** What the server answers the account when it lists Secrets everywhere. */
  async listSecrets(): Promise<number> {
    const { namespace, name } = ACCOUNT;
    const answer = await this.#client.send({
      method: 'GET',
      path: '/api/v1/secrets',
      actAs: `system:serviceaccount:${namespace}:${name}`,
    });
    return answer.status;
  }

  /** Takes the right to read a group of resources away. */
  async withdraw(apiGroup: string): Promise<void> {
    const role = readDocumentedRole();
    const rules = parseAllDocuments(role.text)[0]
      .toJSON()
      .rules.filter(
        (rule: { apiGroups: string[] }) => !rule.apiGroups.includes(apiGroup),
      );
    const answer = await this.#client.send({
      method: 'PATCH',
      path: `/apis/rbac.authorization.k8s.io/v1/clusterroles/${role.name}`,
      contentType: 'application/merge-patch+json',
      body: JSON.stringify({ rules }),
    });
    if (answer.status !== 200) {
      throw new Error(refusalOf(answer));
    }
  }
}
