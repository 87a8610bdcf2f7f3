import type { ManifestObject } from '../manifests/ManifestObject';

/** A kind as rights and projects name it. */
export interface GroupKind {
  group: string;
  kind: string;
}

const CLUSTER_SCOPED_KINDS = new Set(['Namespace']);

/**
 * All that any forum has in its namespace. The platform grants rights once, so
 * they have to cover what another size or option of the same forum adds, and
 * what has to be deleted when an option goes.
 */
const KINDS_BY_GROUP: Record<string, string[]> = {
  '': [
    'ConfigMap',
    'LimitRange',
    'PersistentVolumeClaim',
    'ResourceQuota',
    'Service',
    'ServiceAccount',
  ],
  apps: ['Deployment', 'StatefulSet'],
  autoscaling: ['HorizontalPodAutoscaler'],
  'barmancloud.cnpg.io': ['ObjectStore'],
  batch: ['CronJob', 'Job'],
  'bitnami.com': ['SealedSecret'],
  'cert-manager.io': ['Certificate'],
  'external-secrets.io': ['ExternalSecret'],
  'gateway.networking.k8s.io': ['HTTPRoute', 'ReferenceGrant'],
  'keda.sh': ['ScaledObject'],
  'monitoring.coreos.com': ['PodMonitor', 'PrometheusRule'],
  'networking.k8s.io': ['Ingress', 'NetworkPolicy'],
  policy: ['PodDisruptionBudget'],
  'postgresql.cnpg.io': ['Cluster', 'Database', 'Pooler', 'ScheduledBackup'],
  'rbac.authorization.k8s.io': ['Role', 'RoleBinding'],
  'traefik.io': ['IngressRoute', 'Middleware'],
};

/** The plural by which rights name a kind. */
export function resourceName(kind: string): string {
  const name = kind.toLowerCase();
  if (/[^aeiou]y$/.test(name)) {
    return name.replace(/y$/, 'ies');
  }
  return name.endsWith('s') ? `${name}es` : `${name}s`;
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

/**
 * The kinds that a GitOps tool may write in the namespace of a forum: those of
 * the given objects, and those that a change of the forum may bring.
 */
export function deployableKinds(objects: ManifestObject[]): GroupKind[] {
  const rendered = objects
    .filter(({ kind }) => !CLUSTER_SCOPED_KINDS.has(kind))
    .map(({ apiVersion, kind }) => ({ group: groupOf(apiVersion), kind }));
  const possible = Object.entries(KINDS_BY_GROUP).flatMap(([group, kinds]) =>
    kinds.map(kind => ({ group, kind })),
  );
  const byKey = new Map(
    [...possible, ...rendered].map(groupKind => [
      `${groupKind.group}/${groupKind.kind}`,
      groupKind,
    ]),
  );
  return [...byKey.keys()].sort().flatMap(key => byKey.get(key) ?? []);
}
