import type { Config } from '@backstage/config';

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
  /** PEM certificate of the SealedSecrets controller. */
  sealedSecretsCertificate: string;
}

function readCluster(config: Config): ForumCluster {
  const name = config.getString('name');
  const issuerKind = config.getOptionalString('issuer.kind') ?? 'ClusterIssuer';
  if (issuerKind !== 'Issuer' && issuerKind !== 'ClusterIssuer') {
    throw new Error(
      `'issuer.kind' of cluster '${name}' in discourse.clusters must be Issuer or ClusterIssuer, not '${issuerKind}'`,
    );
  }
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
    sealedSecretsCertificate: config.getString('sealedSecretsCertificate'),
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
