import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { ResponseError } from '@backstage/errors';
import type {
  DeploymentFacts,
  SignedRestoreProof,
} from '@backstage-discourse/plugin-discourse-common';
import type {
  DeployedForum,
  DeploymentReading,
  DeploymentSource,
} from '@backstage-discourse/plugin-discourse-node';
import { describeDatabase } from './describeDatabase';
import { describeDelivery } from './describeDelivery';
import {
  describeCertificates,
  describePods,
  describeVolumes,
} from './describeWorkload';
import { describeProof } from './describeProof';
import {
  KubernetesBackend,
  type EntityObjects,
  type ResourceKind,
} from './KubernetesBackend';
import { objectSchema, parseObjects } from './objects';

const ID_LABEL = 'backstage.io/kubernetes-id';
const DATABASE_LABEL = 'cnpg.io/cluster';
/** What the manifests of a forum put behind its name for the restore proof. */
const PROOF_SUFFIX = '-proof';
/** Where Argo CD and Flux keep what they work on, unless configured. */
const DELIVERY_NAMESPACES = ['argocd', 'flux-system'];

const CNPG = { group: 'postgresql.cnpg.io', apiVersion: 'v1' };
const BACKUPS = { ...CNPG, plural: 'backups' };
const APPLICATIONS = {
  group: 'argoproj.io',
  apiVersion: 'v1alpha1',
  plural: 'applications',
};
const KUSTOMIZATIONS = {
  group: 'kustomize.toolkit.fluxcd.io',
  apiVersion: 'v1',
  plural: 'kustomizations',
};

/** The kinds that carry the label of the entity, and what they tell. */
const ENTITY_KINDS: ReadonlyArray<
  ResourceKind & { facts: DeploymentFacts; kind: string }
> = [
  { group: '', apiVersion: 'v1', plural: 'pods', kind: 'Pod', facts: 'pods' },
  {
    ...{ group: '', apiVersion: 'v1', plural: 'persistentvolumeclaims' },
    ...{ kind: 'PersistentVolumeClaim', facts: 'volumes' },
  },
  { ...CNPG, plural: 'clusters', kind: 'Cluster', facts: 'database' },
  {
    ...{ group: 'cert-manager.io', apiVersion: 'v1', plural: 'certificates' },
    ...{ kind: 'Certificate', facts: 'certificates' },
  },
];

/** How forums are deployed, by what Backstage's Kubernetes plugin can read. */
export class KubernetesDeploymentSource implements DeploymentSource {
  readonly id = 'kubernetes';
  readonly #backend: KubernetesBackend;
  readonly #deliveryNamespaces: readonly string[];

  constructor(options: {
    backend: KubernetesBackend;
    deliveryNamespaces: readonly string[];
  }) {
    this.#backend = options.backend;
    this.#deliveryNamespaces = options.deliveryNamespaces;
  }

  /** Undefined unless `discourse.kubernetes.enabled` is true. */
  static fromConfig(
    config: Config,
    options: { auth: AuthService; discovery: DiscoveryService },
  ): KubernetesDeploymentSource | undefined {
    const settings = config.getOptionalConfig('discourse.kubernetes');
    return settings?.getOptionalBoolean('enabled')
      ? new KubernetesDeploymentSource({
          backend: new KubernetesBackend(options),
          deliveryNamespaces:
            settings.getOptionalStringArray('deliveryNamespaces') ??
            DELIVERY_NAMESPACES,
        })
      : undefined;
  }

  /** A forum without any object on any cluster is not known here. */
  async readDeployment(
    forum: DeployedForum,
    options: { signal: AbortSignal },
  ): Promise<DeploymentReading | undefined> {
    const { signal } = options;
    const clusters = await this.#backend.listOfEntity(forum.entityRef, {
      kinds: ENTITY_KINDS.map(({ group, apiVersion, plural }) => ({
        group,
        apiVersion,
        plural,
      })),
      signal,
    });
    const [found] = clusters.filter(hasObjects);
    if (!found) {
      const [failed] = clusters.filter(({ errors }) => errors.length > 0);
      if (failed) {
        throw new Error(
          `The objects of cluster '${
            failed.cluster.name
          }' can not be read: ${describeFault(failed.errors[0])}`,
        );
      }
      return undefined;
    }
    return this.#describe(found, { signal });
  }

  async #describe(
    found: EntityObjects[number],
    options: { signal: AbortSignal },
  ): Promise<DeploymentReading> {
    const objects = found.resources.flatMap(({ resources }) => resources);
    const ofKind = (kind: string) =>
      objects.filter(
        object => objectSchema.safeParse(object).data?.kind === kind,
      );
    const all = parseObjects(objects, objectSchema);
    const namespace = all.find(each => each.metadata.namespace)?.metadata
      .namespace;
    const label = all.find(each => each.metadata.labels?.[ID_LABEL])?.metadata
      .labels?.[ID_LABEL];
    const cluster = found.cluster.name;
    const missing = findMissing(found);

    const list = async (
      facts: DeploymentFacts,
      kind: ResourceKind,
      where: { namespace?: string; labelSelector?: string },
    ): Promise<unknown[]> => {
      if (where.namespace === undefined || where.labelSelector === undefined) {
        return [];
      }
      const { namespace: place, labelSelector } = where;
      try {
        return await this.#backend.listByLabel(kind, {
          ...{ cluster, namespace: place, labelSelector },
          ...options,
        });
      } catch (error) {
        options.signal.throwIfAborted();
        missing.push({
          facts,
          message: `${
            kind.plural
          } of namespace '${place}' can not be read: ${describeStatus(error)}`,
        });
        return [];
      }
    };
    const [database] = parseObjects(ofKind('Cluster'), objectSchema);
    const backups = await list('database', BACKUPS, {
      namespace,
      labelSelector: database && `${DATABASE_LABEL}=${database.metadata.name}`,
    });
    const applications: unknown[] = [];
    const kustomizations: unknown[] = [];
    for (const place of this.#deliveryNamespaces) {
      const where = {
        namespace: place,
        labelSelector: label && `${ID_LABEL}=${label}`,
      };
      applications.push(...(await list('delivery', APPLICATIONS, where)));
      kustomizations.push(...(await list('delivery', KUSTOMIZATIONS, where)));
    }
    const signedProof = await this.#readProof({
      ...{ cluster, namespace, label, missing },
      ...options,
    });
    return {
      source: this.id,
      simulated: false,
      ...{ cluster, namespace },
      pods: describePods(ofKind('Pod')),
      database: describeDatabase({ clusters: ofKind('Cluster'), backups }),
      certificates: describeCertificates(ofKind('Certificate')),
      delivery: describeDelivery({ applications, kustomizations }),
      volumes: describeVolumes(ofKind('PersistentVolumeClaim')),
      missing,
      ...(signedProof && { signedProof }),
    };
  }

  async #readProof(options: {
    cluster: string;
    namespace: string | undefined;
    label: string | undefined;
    missing: DeploymentReading['missing'];
    signal: AbortSignal;
  }): Promise<SignedRestoreProof | undefined> {
    const { cluster, namespace, label, missing, signal } = options;
    if (namespace === undefined || label === undefined) {
      return undefined;
    }
    const name = `${label}${PROOF_SUFFIX}`;
    try {
      return describeProof(
        await this.#backend.getConfigMap(name, { cluster, namespace, signal }),
      );
    } catch (error) {
      signal.throwIfAborted();
      missing.push({
        facts: 'database',
        message: `ConfigMap '${name}' of the restore proof can not be read: ${describeStatus(
          error,
        )}`,
      });
      return undefined;
    }
  }
}

function hasObjects({ resources }: EntityObjects[number]): boolean {
  return resources.some(each => each.resources.length > 0);
}

/** An API that a cluster does not have is no fault. */
function findMissing({ errors }: EntityObjects[number]) {
  return errors
    .filter(({ statusCode }) => statusCode !== 404)
    .flatMap(({ resourcePath = '', ...fault }) => {
      const kind = ENTITY_KINDS.find(({ plural }) =>
        resourcePath.endsWith(`/${plural}`),
      );
      return kind
        ? [
            {
              facts: kind.facts,
              message: `${kind.plural} can not be read: ${describeFault(
                fault,
              )}`,
            },
          ]
        : [];
    });
}

/** In words where the status says it; else as the Kubernetes plugin has it. */
function describeFault(
  fault: Pick<
    EntityObjects[number]['errors'][number],
    'errorType' | 'statusCode'
  >,
): string {
  const { errorType, statusCode } = fault;
  return statusCode === 401 || statusCode === 403
    ? `the account of the portal has no right to (${statusCode})`
    : errorType;
}

/** What other plugins put into their messages is theirs. */
function describeStatus(error: unknown): string {
  return error instanceof ResponseError
    ? `${error.response.status} ${error.response.statusText}`
    : 'no answer';
}
