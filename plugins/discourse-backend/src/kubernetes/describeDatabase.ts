import type {
  DatabaseBackup,
  DeployedDatabase,
} from '@backstage-discourse/plugin-discourse-common';
import {
  databaseBackupObjectSchema,
  databaseClusterSchema,
  parseObjects,
} from './objects';

const MAX_BACKUPS = 10;
const MAX_ERROR = 300;

/** The CloudNativePG cluster of a forum and its newest backups. */
export function describeDatabase(options: {
  clusters: readonly unknown[];
  backups: readonly unknown[];
}): DeployedDatabase | undefined {
  const [cluster] = parseObjects(options.clusters, databaseClusterSchema);
  if (!cluster) {
    return undefined;
  }
  const { name } = cluster.metadata;
  const { status } = cluster;
  const backups = parseObjects(options.backups, databaseBackupObjectSchema)
    .filter(({ spec }) => spec.cluster.name === name)
    .map(describeBackup)
    .sort((a, b) => (b.startedAt ?? '').localeCompare(a.startedAt ?? ''));
  const newest = (phase: string) =>
    backups.find(each => each.phase === phase)?.stoppedAt;
  return {
    name,
    phase: status?.phase ?? 'Unknown',
    instances: status?.instances ?? cluster.spec.instances ?? 0,
    readyInstances: status?.readyInstances ?? 0,
    continuousArchiving: readArchiving(status?.conditions ?? []),
    firstRecoverableAt: status?.firstRecoverabilityPoint,
    // With a plugin for backups the operator leaves its own status empty.
    lastBackupAt: status?.lastSuccessfulBackup ?? newest('completed'),
    lastFailedBackupAt: status?.lastFailedBackup ?? newest('failed'),
    backups: backups.slice(0, MAX_BACKUPS),
  };
}

function readArchiving(
  conditions: readonly { type: string; status: string }[],
): boolean | undefined {
  const condition = conditions.find(
    ({ type }) => type === 'ContinuousArchiving',
  );
  return condition && condition.status === 'True';
}

function describeBackup({
  metadata,
  status,
}: ReturnType<typeof databaseBackupObjectSchema.parse>): DatabaseBackup {
  return {
    name: metadata.name,
    phase: status?.phase ?? 'pending',
    startedAt: status?.startedAt ?? metadata.creationTimestamp,
    stoppedAt: status?.stoppedAt,
    error: status?.error?.slice(0, MAX_ERROR),
  };
}
