import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { z } from 'zod/v4';

const PLUGIN_ID = 'kubernetes';

/** A kind of object, as its API server addresses it. */
export interface ResourceKind {
  group: string;
  apiVersion: string;
  plural: string;
}

const answerSchema = z.object({
  items: z.array(
    z.object({
      cluster: z.object({ name: z.string() }),
      resources: z.array(z.object({ resources: z.array(z.unknown()) })),
      errors: z.array(
        z.object({
          errorType: z.string(),
          statusCode: z.number().optional(),
          resourcePath: z.string().optional(),
        }),
      ),
    }),
  ),
});

/** What the objects of an entity are on each cluster that has any. */
export type EntityObjects = z.infer<typeof answerSchema>['items'];

const listSchema = z.object({ items: z.array(z.unknown()) });

/**
 * Reads objects of clusters through Backstage's Kubernetes plugin, as the
 * portal itself. That plugin knows the clusters and holds the tokens for them,
 * so none is needed here.
 */
export class KubernetesBackend {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  /** The objects of an entity, by the annotations that it carries. */
  async listOfEntity(
    entityRef: string,
    options: { kinds: readonly ResourceKind[]; signal: AbortSignal },
  ): Promise<EntityObjects> {
    const { kinds, signal } = options;
    const response = await this.#fetch('/resources/custom/query', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ entityRef, auth: {}, customResources: kinds }),
      signal,
    });
    return answerSchema.parse(await response.json()).items;
  }

  /** Objects of a namespace by label. An API that does not exist has none. */
  async listByLabel(
    kind: ResourceKind,
    options: {
      cluster: string;
      namespace: string;
      labelSelector: string;
      signal: AbortSignal;
    },
  ): Promise<unknown[]> {
    const { group, apiVersion, plural } = kind;
    const { cluster, namespace, labelSelector, signal } = options;
    const query = new URLSearchParams({ labelSelector, limit: '200' });
    const path = ['apis', group, apiVersion, 'namespaces', namespace, plural]
      .map(encodeURIComponent)
      .join('/');
    const response = await this.#fetch(`/proxy/${path}?${query}`, {
      headers: { 'Backstage-Kubernetes-Cluster': cluster },
      signal,
    });
    return response.status === 404
      ? []
      : listSchema.parse(await response.json()).items;
  }

  /** One ConfigMap, or undefined where it does not exist. */
  async getConfigMap(
    name: string,
    options: { cluster: string; namespace: string; signal: AbortSignal },
  ): Promise<unknown> {
    const { cluster, namespace, signal } = options;
    const path = ['api', 'v1', 'namespaces', namespace, 'configmaps', name]
      .map(encodeURIComponent)
      .join('/');
    const response = await this.#fetch(`/proxy/${path}`, {
      headers: { 'Backstage-Kubernetes-Cluster': cluster },
      signal,
    });
    if (response.status === 404) {
      await response.body?.cancel();
      return undefined;
    }
    return response.json();
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const baseUrl = await this.#discovery.getBaseUrl(PLUGIN_ID);
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: PLUGIN_ID,
    });
    const headers = { ...init.headers, Authorization: `Bearer ${token}` };
    const response = await fetch(`${baseUrl}${path}`, { ...init, headers });
    if (
      !response.ok &&
      !(path.startsWith('/proxy/') && response.status === 404)
    ) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}
