import type { ForumSpec } from './schema';
import type { ForumSpecFault } from './schemaFaults';

const CLUSTER_NAMESPACES = ['cert-manager', 'cnpg-system', 'default'];

/** A forum gets a namespace of its own; these belong to somebody else. */
function namespaceFaults({ metadata, spec }: ForumSpec): ForumSpecFault[] {
  const taken = [
    ...CLUSTER_NAMESPACES,
    spec.network.gateway.namespace,
    spec.gitops.argocdNamespace,
  ];
  if (!metadata.name.startsWith('kube-') && !taken.includes(metadata.name)) {
    return [];
  }
  return [
    {
      field: 'metadata.name',
      message:
        'must not be the namespace of Kubernetes, an operator, the Gateway or Argo CD: the forum gets a namespace of this name for itself',
    },
  ];
}

/** Discourse deletes old backups by itself, so no bucket may serve two ends. */
function bucketFaults({ spec }: ForumSpec): ForumSpecFault[] {
  const { uploadsBucket, backupsBucket, databaseBucket } = spec.objectStorage;
  const faults: ForumSpecFault[] = [];
  if (backupsBucket === uploadsBucket) {
    faults.push({
      field: 'spec.objectStorage.backupsBucket',
      message: 'must be another bucket than uploadsBucket',
    });
  }
  if (databaseBucket === uploadsBucket || databaseBucket === backupsBucket) {
    faults.push({
      field: 'spec.objectStorage.databaseBucket',
      message: 'must be another bucket than uploadsBucket and backupsBucket',
    });
  }
  return faults;
}

/** All faults that no single field has alone. */
export function crossFieldFaults(forum: ForumSpec): ForumSpecFault[] {
  return [...namespaceFaults(forum), ...bucketFaults(forum)];
}
