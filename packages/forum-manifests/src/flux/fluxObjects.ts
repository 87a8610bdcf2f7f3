import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1';
import type { IGitRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1';
import type {
  IRole,
  IRoleBinding,
} from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import type { IServiceAccount } from 'kubernetes-models/v1';
import { deployableKinds, resourceName } from '../gitops/deployableKinds';
import { objectLabels } from '../manifests/labels';
import type {
  ComponentManifests,
  ManifestObject,
} from '../manifests/ManifestObject';
import { forumNames } from '../manifests/names';
import { buildNamespace } from '../namespace/namespaceManifests';
import { overlayPath } from '../repository/ownership';
import { FLUX_STAGES, type FluxStage } from './fluxStages';

const RBAC = 'rbac.authorization.k8s.io';

function metadata(forum: ForumSpec, name: string) {
  return {
    name,
    namespace: forum.spec.gitops.fluxNamespace,
    labels: objectLabels(forum, 'gitops'),
  };
}

function buildGitRepository(forum: ForumSpec): IGitRepository {
  const { gitops } = forum.spec;
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: metadata(forum, forumNames(forum).argocd),
    spec: {
      interval: '5m',
      url: gitops.repositoryUrl,
      ref: { branch: gitops.branch },
      ...(gitops.fluxSecret ? { secretRef: { name: gitops.fluxSecret } } : {}),
      // The stages need nothing else of the repository.
      ignore: '/*\n!/base\n!/overlays\n!/secrets\n',
    },
  };
}

/**
 * One stage. Flux knows no hooks and no waves, so each stage waits until all
 * objects of the one before are healthy and its Jobs have ended.
 */
function buildKustomization(
  forum: ForumSpec,
  stage: FluxStage,
): IKustomization {
  const { argocd } = forumNames(forum);
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: metadata(forum, `${argocd}-${stage.name}`),
    spec: {
      interval: '10m',
      retryInterval: '2m',
      timeout: stage.timeout,
      path: `./${overlayPath(stage.name)}`,
      prune: true,
      wait: true,
      serviceAccountName: argocd,
      sourceRef: { kind: 'GitRepository', name: argocd },
      dependsOn: stage.after
        ? [{ name: `${argocd}-${stage.after}` }]
        : undefined,
    },
  };
}

function buildServiceAccount(forum: ForumSpec): IServiceAccount {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadata(forum, forumNames(forum).argocd),
    automountServiceAccountToken: false,
  };
}

/** Rights over the kinds of a forum's objects, in one namespace. */
function buildRole(forum: ForumSpec, objects: ManifestObject[]): IRole {
  const names = forumNames(forum);
  const resources = new Map<string, string[]>();
  for (const { group, kind } of deployableKinds(objects)) {
    resources.set(group, [...(resources.get(group) ?? []), resourceName(kind)]);
  }
  return {
    apiVersion: `${RBAC}/v1`,
    kind: 'Role',
    metadata: { ...metadata(forum, names.argocd), namespace: names.namespace },
    rules: [...resources].map(([group, plurals]) => ({
      apiGroups: [group],
      resources: plurals,
      verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
    })),
  };
}

function buildRoleBinding(forum: ForumSpec): IRoleBinding {
  const names = forumNames(forum);
  return {
    apiVersion: `${RBAC}/v1`,
    kind: 'RoleBinding',
    metadata: { ...metadata(forum, names.argocd), namespace: names.namespace },
    roleRef: { apiGroup: RBAC, kind: 'Role', name: names.argocd },
    subjects: [
      {
        kind: 'ServiceAccount',
        name: names.argocd,
        namespace: forum.spec.gitops.fluxNamespace,
      },
    ],
  };
}

/**
 * What the platform applies once so that Flux deploys this repository. The
 * namespace is among it: a right in a namespace needs the namespace first.
 */
export function fluxManifests(
  forum: ForumSpec,
  options: { objects: ManifestObject[] },
): ComponentManifests {
  const stages = FLUX_STAGES.map(
    stage =>
      [
        `${stage.name}-kustomization`,
        buildKustomization(forum, stage),
      ] as const,
  );
  return {
    'git-repository': buildGitRepository(forum),
    namespace: buildNamespace(forum),
    role: buildRole(forum, options.objects),
    'role-binding': buildRoleBinding(forum),
    'service-account': buildServiceAccount(forum),
    ...Object.fromEntries(stages),
  };
}
