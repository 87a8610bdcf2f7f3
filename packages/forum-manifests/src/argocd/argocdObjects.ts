import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type {
  IApplication,
  IAppProject,
} from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { deployableKinds } from '../gitops/deployableKinds';
import { objectLabels } from '../manifests/labels';
import type { ManifestObject } from '../manifests/ManifestObject';
import { forumNames } from '../manifests/names';

// Argo CD runs in the cluster that it deploys to.
const CLUSTER = 'https://kubernetes.default.svc';

/**
 * A project that may deploy the kinds of a forum from one repository into one
 * namespace.
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
      namespaceResourceWhitelist: deployableKinds(options.objects),
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
