import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type {
  IApplication,
  IAppProject,
} from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { objectLabels } from '../manifests/labels';
import type { ManifestObject } from '../manifests/ManifestObject';
import { forumNames } from '../manifests/names';

// Argo CD runs in the cluster that it deploys to.
const CLUSTER = 'https://kubernetes.default.svc';
const CLUSTER_SCOPED_KINDS = new Set(['Namespace']);
const SEALED_SECRET = { group: 'bitnami.com', kind: 'SealedSecret' };

interface GroupKind {
  group: string;
  kind: string;
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

/** The kinds that the repository holds inside the namespace, and no other. */
function namespacedKinds(
  objects: ManifestObject[],
  others: GroupKind[],
): GroupKind[] {
  const byKey = new Map<string, GroupKind>();
  const rendered = objects
    .filter(({ kind }) => !CLUSTER_SCOPED_KINDS.has(kind))
    .map(({ apiVersion, kind }) => ({ group: groupOf(apiVersion), kind }));
  for (const groupKind of [...rendered, ...others]) {
    byKey.set(`${groupKind.group}/${groupKind.kind}`, groupKind);
  }
  const keys = [...byKey.keys()].sort();
  return keys.flatMap(key => byKey.get(key) ?? []);
}

/**
 * A project that may deploy the kinds of the given objects, and sealed
 * secrets, from one repository into one namespace.
 */
export function buildAppProject(
  forum: ForumSpec,
  options: { objects: ManifestObject[] },
): IAppProject {
  const names = forumNames(forum);
  const { gitops } = forum.spec;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: {
      name: names.argocd,
      namespace: gitops.argocdNamespace,
      labels: objectLabels(forum, 'gitops'),
    },
    spec: {
      description: `Forum ${forum.metadata.name} of ${forum.spec.customer}`,
      sourceRepos: [gitops.repositoryUrl],
      destinations: [{ server: CLUSTER, namespace: names.namespace }],
      clusterResourceWhitelist: [
        { group: '', kind: 'Namespace', name: names.namespace },
      ],
      namespaceResourceWhitelist: namespacedKinds(
        options.objects,
        forum.spec.secrets.provider === 'sealed-secrets' ? [SEALED_SECRET] : [],
      ),
      orphanedResources: { warn: true },
    },
  };
}

/**
 * The Application. It has no finalizer: deleting it leaves the forum running.
 */
export function buildApplication(forum: ForumSpec): IApplication {
  const names = forumNames(forum);
  const { gitops } = forum.spec;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: names.argocd,
      namespace: gitops.argocdNamespace,
      labels: objectLabels(forum, 'gitops'),
    },
    spec: {
      project: names.argocd,
      source: {
        repoURL: gitops.repositoryUrl,
        targetRevision: gitops.branch,
        path: 'overlays/production',
      },
      destination: { server: CLUSTER, namespace: names.namespace },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        retry: {
          limit: 5,
          backoff: { duration: '30s', factor: 2, maxDuration: '5m' },
        },
        syncOptions: [
          'ServerSideApply=true',
          'RespectIgnoreDifferences=true',
          'PruneLast=true',
          'FailOnSharedResource=true',
        ],
      },
    },
  };
}
