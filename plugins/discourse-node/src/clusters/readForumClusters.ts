import type { Config } from '@backstage/config';
import {
  SEALING_SCOPES,
  type SealingScope,
} from '@backstage-discourse/forum-manifests';

/**
 * What the platform offers on one cluster. It fills in the parts of a ForumSpec
 * that a person should not have to know. From `discourse.clusters` in
 * `app-config.yaml`.
 *
 * @public
 */
export interface ForumCluster {
  name: string;
  title: string;
  /** Domains below which host names may be chosen; empty allows any. */
  allowedDomains: string[];
  gateway: { name: string; namespace: string; sectionName?: string };
  issuer: { kind: 'Issuer' | 'ClusterIssuer'; name: string };
  objectStorage: {
    endpoint: string;
    region: string;
    /** Put before the forum's name to make its bucket names; may be empty. */
    bucketPrefix: string;
    useAcls?: boolean;
  };
  smtp: { host: string; port?: number; userName?: string };
  storageClass?: string;
  argocdNamespace?: string;
  /** How the values of Secrets reach the cluster. */
  secrets: ForumClusterSecrets;
  /**
   * PEM certificates of the SealedSecrets controller, one after another; empty
   * where the cluster has none.
   */
  sealedSecretsCertificate: string;
}

/** How the values of Secrets reach a cluster. @public */
export interface ForumClusterSecrets {
  /**
   * `sealed-secrets` keeps them encrypted in the repository,
   * `external-secrets` copies them from a store, `existing` expects them in
   * the namespace.
   */
  provider: 'sealed-secrets' | 'external-secrets' | 'existing';
  /** Where sealed values can be opened. */
  scope: SealingScope;
  /** Store of `external-secrets`. */
  store?: {
    kind: 'SecretStore' | 'ClusterSecretStore';
    name: string;
    path?: string;
    refreshMinutes?: number;
  };
}

function oneOf<T extends string>(
  value: string,
  options: { among: readonly T[]; field: string; cluster: string },
): T {
  const { among, field, cluster } = options;
  const found = among.find(candidate => candidate === value);
  if (!found) {
    throw new Error(
      `'${field}' of cluster '${cluster}' in discourse.clusters must be ${among.join(
        ' or ',
      )}, not '${value}'`,
    );
  }
  return found;
}

function readSecrets(config: Config, cluster: string): ForumClusterSecrets {
  const provider = oneOf(
    config.getOptionalString('secrets.provider') ?? 'sealed-secrets',
    {
      among: ['sealed-secrets', 'external-secrets', 'existing'],
      field: 'secrets.provider',
      cluster,
    },
  );
  const store = config.getOptionalConfig('secrets.store');
  if (provider === 'external-secrets' && !store) {
    throw new Error(
      `'secrets.store' of cluster '${cluster}' in discourse.clusters is missing; with provider external-secrets it names the store`,
    );
  }
  return {
    provider,
    scope: oneOf(config.getOptionalString('secrets.scope') ?? 'strict', {
      among: SEALING_SCOPES,
      field: 'secrets.scope',
      cluster,
    }),
    store: store && {
      kind: oneOf(store.getOptionalString('kind') ?? 'ClusterSecretStore', {
        among: ['ClusterSecretStore', 'SecretStore'],
        field: 'secrets.store.kind',
        cluster,
      }),
      name: store.getString('name'),
      path: store.getOptionalString('path'),
      refreshMinutes: store.getOptionalNumber('refreshMinutes'),
    },
  };
}

function readCluster(config: Config): ForumCluster {
  const name = config.getString('name');
  const issuerKind = oneOf(
    config.getOptionalString('issuer.kind') ?? 'ClusterIssuer',
    { among: ['Issuer', 'ClusterIssuer'], field: 'issuer.kind', cluster: name },
  );
  const secrets = readSecrets(config, name);
  return {
    name,
    title: config.getOptionalString('title') ?? name,
    allowedDomains: config.getOptionalStringArray('allowedDomains') ?? [],
    gateway: {
      name: config.getString('gateway.name'),
      namespace: config.getString('gateway.namespace'),
      sectionName: config.getOptionalString('gateway.sectionName'),
    },
    issuer: { kind: issuerKind, name: config.getString('issuer.name') },
    objectStorage: {
      endpoint: config.getString('objectStorage.endpoint'),
      region: config.getString('objectStorage.region'),
      bucketPrefix:
        config.getOptionalString('objectStorage.bucketPrefix') ?? '',
      useAcls: config.getOptionalBoolean('objectStorage.useAcls'),
    },
    smtp: {
      host: config.getString('smtp.host'),
      port: config.getOptionalNumber('smtp.port'),
      userName: config.getOptionalString('smtp.userName'),
    },
    storageClass: config.getOptionalString('storageClass'),
    argocdNamespace: config.getOptionalString('argocdNamespace'),
    secrets,
    sealedSecretsCertificate:
      secrets.provider === 'sealed-secrets'
        ? config.getString('sealedSecretsCertificate')
        : config.getOptionalString('sealedSecretsCertificate') ?? '',
  };
}

/**
 * Reads `discourse.clusters`. Throws when two clusters share a name or a
 * required setting is missing.
 *
 * @public
 */
export function readForumClusters(config: Config): ForumCluster[] {
  const clusters = (
    config.getOptionalConfigArray('discourse.clusters') ?? []
  ).map(readCluster);
  const names = new Set<string>();
  for (const { name } of clusters) {
    if (names.has(name)) {
      throw new Error(`Two clusters in discourse.clusters are named '${name}'`);
    }
    names.add(name);
  }
  return clusters;
}
