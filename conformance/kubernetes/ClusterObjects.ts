import { z } from 'zod/v4';
import { refusalOf, type ApiAnswer, type ApiClient } from './ApiClient';
import { labelOf, type ClusterObject } from './ClusterObject';

const FIELD_MANAGER = 'gitops';
const APPLY = 'application/apply-patch+yaml';

const resourceListSchema = z.looseObject({
  resources: z.array(
    z.looseObject({
      name: z.string(),
      kind: z.string(),
      namespaced: z.boolean(),
    }),
  ),
});
type Resource = z.infer<typeof resourceListSchema>['resources'][number];

const storedSchema = z.looseObject({
  metadata: z.looseObject({ resourceVersion: z.string() }),
});

/** An object as the server keeps it. */
export interface StoredObject {
  resourceVersion: string;
  /** All the rest of it, generation and owners of fields included. */
  content: string;
}

/** Reads the object that an answer carries. */
export function storedObject(answer: ApiAnswer): StoredObject {
  const { metadata, ...rest } = storedSchema.parse(answer.body);
  const { resourceVersion, ...others } = metadata;
  return {
    resourceVersion,
    content: JSON.stringify({ ...rest, metadata: others }),
  };
}

/** The objects of a cluster, addressed by what a manifest says of itself. */
export class ClusterObjects {
  readonly #client: ApiClient;
  readonly #resources = new Map<string, Promise<Resource[]>>();

  constructor(client: ApiClient) {
    this.#client = client;
  }

  /** Server-side apply; unknown and duplicate fields are refused. */
  async apply(object: ClusterObject, actAs?: string): Promise<ApiAnswer> {
    return this.#client.send({
      method: 'PATCH',
      path: await this.#pathOf(object),
      query: {
        fieldManager: FIELD_MANAGER,
        fieldValidation: 'Strict',
        force: 'true',
      },
      contentType: APPLY,
      body: object.text,
      actAs,
    });
  }

  async read(object: ClusterObject): Promise<ApiAnswer> {
    return this.#client.send({
      method: 'GET',
      path: await this.#pathOf(object),
    });
  }

  /** Whether the server lists the objects at a path by now. */
  async canList(path: string): Promise<boolean> {
    const query = { limit: '1' };
    const answer = await this.#client.send({ method: 'GET', path, query });
    return answer.status === 200;
  }

  /** Deletes an object that may not be there. Resolves to what forbids it. */
  async delete(object: ClusterObject, actAs?: string): Promise<string[]> {
    const answer = await this.#client.send({
      method: 'DELETE',
      path: await this.#pathOf(object),
      query: { propagationPolicy: 'Background' },
      actAs,
    });
    return answer.status === 200 || answer.status === 404
      ? []
      : [`Deleting ${labelOf(object)}: ${refusalOf(answer)}`];
  }

  /** Writes the status, as the controller of the kind would. */
  async writeStatus(object: ClusterObject, status: unknown): Promise<void> {
    const path = await this.#pathOf(object);
    const patch = (suffix: string) =>
      this.#client.send({
        method: 'PATCH',
        path: `${path}${suffix}`,
        contentType: 'application/merge-patch+json',
        body: JSON.stringify({ status }),
      });
    let answer = await patch('/status');
    if (answer.status === 404) {
      // Argo CD keeps the status of an Application as one of its fields.
      answer = await patch('');
    }
    if (answer.status !== 200) {
      throw new Error(`Status of ${labelOf(object)}: ${refusalOf(answer)}`);
    }
  }

  async #pathOf(object: ClusterObject): Promise<string> {
    const { apiVersion, kind, metadata } = object;
    const root = apiVersion.includes('/') ? '/apis' : '/api';
    const resources = await this.#resourcesOf(`${root}/${apiVersion}`);
    const resource = resources.find(
      entry => entry.kind === kind && !entry.name.includes('/'),
    );
    if (!resource) {
      throw new Error(`The cluster knows no ${kind} in ${apiVersion}`);
    }
    const namespace = resource.namespaced
      ? `/namespaces/${metadata.namespace}`
      : '';
    return `${root}/${apiVersion}${namespace}/${resource.name}/${metadata.name}`;
  }

  #resourcesOf(path: string): Promise<Resource[]> {
    const known = this.#resources.get(path);
    if (known) {
      return known;
    }
    const asked = this.#client.send({ method: 'GET', path }).then(answer => {
      if (answer.status !== 200) {
        throw new Error(`The cluster does not serve ${path}`);
      }
      return resourceListSchema.parse(answer.body).resources;
    });
    this.#resources.set(path, asked);
    return asked;
  }
}
