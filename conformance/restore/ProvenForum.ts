import { requiredSecrets } from '@backstage-discourse/forum-manifests';
import type {
  ForumSpec,
  RestoreProof,
} from '@backstage-discourse/plugin-discourse-common';
import { MONITOR_KEY, readThroughPortal } from '../deployment/ReadingPortal';
import { refusalOf } from '../kubernetes/ApiClient';
import type { ClusterObject } from '../kubernetes/ClusterObject';
import { deliverForum } from '../kubernetes/deliverForum';
import type { Cluster } from '../kubernetes/withCluster';
import type { SubjectContext } from '../report/Subject';
import { SCHEMA_VERSION } from './liveDatabase';
import { ProofPod, type ContainerEnd } from './ProofPod';

const MERGE = 'application/merge-patch+json';
/** Debian's PostgreSQL has no pgvector, which the image of the pod has. */
const EXTENSIONS = 'hstore pg_trgm unaccent';

/** What the API server answers the account of the pod. */
export interface Rights {
  /** Status of writing its own result. */
  own: number;
  others: { what: string; status: number }[];
}

/** A forum in a cluster whose backups are proven there. */
export class ProvenForum {
  readonly #forum: ForumSpec;
  readonly #cluster: Cluster;
  readonly #context: SubjectContext;
  readonly #portalToken: string;
  readonly #secrets: Record<string, string>;
  readonly #pod: ProofPod;
  #cronJob = { namespace: '', name: '' };

  constructor(
    forum: ForumSpec,
    options: {
      cluster: Cluster;
      context: SubjectContext;
      /** Token of the portal's account in the cluster. */
      portalToken: string;
      /** Values of keys of Secrets; the others get one made up. */
      secrets: Record<string, string>;
      /** Folder that stands for the volume of the uploads. */
      volumeFolder?: string;
      /** Addresses of the ForumSpec, and what stands for them here. */
      addresses: Record<string, string>;
    },
  ) {
    const { cluster, context, portalToken, secrets, addresses } = options;
    this.#forum = forum;
    this.#cluster = cluster;
    this.#context = context;
    this.#portalToken = portalToken;
    this.#secrets = { monitor: MONITOR_KEY, ...secrets };
    this.#pod = new ProofPod(cluster.client, {
      context,
      surroundings: {
        volumeFolder: options.volumeFolder,
        addresses: {
          ...addresses,
          'https://kubernetes.default.svc': cluster.client.address.url,
        },
        env: { PROOF_EXTENSIONS: EXTENSIONS },
        imageFiles: { [`db/migrate/${SCHEMA_VERSION}_newest.rb`]: '' },
      },
    });
  }

  /** Brings it into the cluster, with what controllers add there. */
  async deliver(): Promise<void> {
    const steps = await deliverForum(this.#forum, {
      cluster: this.#cluster,
      context: this.#context,
    });
    const cronJob = steps
      .flatMap(({ objects }) => objects)
      .find(isProofOfRestore);
    const namespace = cronJob?.metadata.namespace;
    if (!cronJob || !namespace) {
      throw new Error('The repository has no restore proof');
    }
    this.#cronJob = { namespace, name: cronJob.metadata.name };
    for (const { name, keys } of requiredSecrets(this.#forum)) {
      const values = keys.map(({ key }) => [
        key,
        this.#secrets[key] ?? `a value of ${key}`,
      ]);
      await this.#create('secrets', {
        ...{ apiVersion: 'v1', kind: 'Secret', metadata: { name } },
        stringData: Object.fromEntries(values),
      });
    }
    await this.#create('configmaps', {
      ...{ apiVersion: 'v1', kind: 'ConfigMap' },
      metadata: { name: 'kube-root-ca.crt' },
      data: { 'ca.crt': this.#cluster.client.address.certificateAuthority },
    });
  }

  /** Runs the pod of the CronJob once. */
  runProof(): Promise<ContainerEnd[]> {
    return this.#pod.run(this.#cronJob);
  }

  /** What the portal shows of its restores. */
  async shown(): Promise<RestoreProof | undefined> {
    const { address } = this.#cluster.client;
    const { data, problem } = await readThroughPortal(this.#forum, {
      access: { ...address, token: this.#portalToken },
      context: this.#context,
    });
    if (!data) {
      throw new Error(`The portal reads nothing: ${problem}`);
    }
    return data.restoreProof;
  }

  /** Writes into the result as whoever rules the cluster. */
  async overwriteResult(data: Record<string, string>): Promise<void> {
    const answer = await this.#cluster.client.send({
      method: 'PATCH',
      path: this.#path('configmaps', this.#cronJob.name),
      contentType: MERGE,
      body: JSON.stringify({ data }),
    });
    if (answer.status !== 200) {
      throw new Error(refusalOf(answer));
    }
  }

  /** Tries with the token of the pod what it may do, and what it may not. */
  async tryRights(): Promise<Rights> {
    const { namespace, name } = this.#cronJob;
    const actAs = `system:serviceaccount:${namespace}:${name}`;
    const status = async (
      method: 'GET' | 'PATCH' | 'DELETE',
      path: string,
    ): Promise<number> => {
      const answer = await this.#cluster.client.send({
        ...{ method, path, actAs, contentType: MERGE },
        body: method === 'PATCH' ? '{}' : undefined,
      });
      return answer.status;
    };
    const own = this.#path('configmaps', name);
    const tries = [
      ['reading it', 'GET', own],
      ['deleting it', 'DELETE', own],
      [
        'writing another ConfigMap',
        'PATCH',
        this.#path('configmaps', 'kube-root-ca.crt'),
      ],
      ['listing Secrets', 'GET', this.#path('secrets')],
      ['listing pods', 'GET', this.#path('pods')],
    ] as const;
    const others = [];
    for (const [what, method, path] of tries) {
      others.push({ what, status: await status(method, path) });
    }
    return { own: await status('PATCH', own), others };
  }

  async #create(resource: string, object: object): Promise<void> {
    const answer = await this.#cluster.client.send({
      method: 'POST',
      path: this.#path(resource),
      body: JSON.stringify(object),
    });
    if (answer.status !== 201) {
      throw new Error(refusalOf(answer));
    }
  }

  #path(...parts: string[]): string {
    const { namespace } = this.#cronJob;
    return ['/api/v1/namespaces', namespace, ...parts].join('/');
  }
}

function isProofOfRestore(object: ClusterObject): boolean {
  return object.kind === 'CronJob' && object.text.includes('PROOF_RESULT');
}
