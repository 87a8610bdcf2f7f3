import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type {
  ILimitRange,
  INamespace,
  IResourceQuota,
} from 'kubernetes-models/v1';
import { objectLabels } from '../manifests/labels';
import type { ComponentManifests } from '../manifests/ManifestObject';
import { forumNames } from '../manifests/names';
import { inWave, inWaveAndKept, WAVES } from '../manifests/syncAnnotations';
import { resolveSizing } from '../sizing/resolveSizing';
import { buildQuota } from './buildQuota';

/** The namespace of a forum. */
export function buildNamespace(forum: ForumSpec): INamespace {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: forumNames(forum).namespace,
      annotations: inWaveAndKept(WAVES.foundation),
      labels: {
        ...objectLabels(forum, 'namespace'),
        // The stock image boots as root through runit, so baseline is the
        // strictest level that its pods pass.
        'pod-security.kubernetes.io/enforce': 'baseline',
        'pod-security.kubernetes.io/warn': 'restricted',
        'pod-security.kubernetes.io/audit': 'restricted',
      },
    },
  };
}

function buildResourceQuota(forum: ForumSpec): IResourceQuota {
  const { namespace } = forumNames(forum);
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: {
      name: namespace,
      namespace,
      annotations: inWave(WAVES.foundation),
      labels: objectLabels(forum, 'namespace'),
    },
    spec: {
      hard: buildQuota(resolveSizing(forum), {
        isRecovered: forum.spec.database.recovery !== undefined,
        restoreProof: forum.spec.backups.restoreProof.enabled,
      }),
    },
  };
}

/** Defaults for pods of operators, such as ACME solvers, that state nothing. */
function buildLimitRange(forum: ForumSpec): ILimitRange {
  const { namespace } = forumNames(forum);
  return {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: {
      name: namespace,
      namespace,
      annotations: inWave(WAVES.foundation),
      labels: objectLabels(forum, 'namespace'),
    },
    spec: {
      limits: [
        {
          type: 'Container',
          default: { memory: '512Mi' },
          defaultRequest: { cpu: '50m', memory: '128Mi' },
        },
      ],
    },
  };
}

/** The namespace and what bounds it. */
export function namespaceManifests(forum: ForumSpec): ComponentManifests {
  return {
    // Flux gets its rights in the namespace, so it is there before them.
    ...(forum.spec.gitops.tool === 'flux'
      ? {}
      : { namespace: buildNamespace(forum) }),
    'resource-quota': buildResourceQuota(forum),
    'limit-range': buildLimitRange(forum),
  };
}
