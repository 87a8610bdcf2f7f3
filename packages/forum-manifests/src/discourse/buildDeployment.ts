import {
  forumAssembly,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import type {
  IDeployment,
  IDeploymentStrategy,
} from 'kubernetes-models/apps/v1';
import type { IPodTemplateSpec } from 'kubernetes-models/v1';
import { objectLabels, poolLabels, selectorLabels } from '../manifests/labels';
import { forumNames, sidekiqName } from '../manifests/names';
import { inWave, WAVES } from '../manifests/syncAnnotations';
import { resolveSizing } from '../sizing/resolveSizing';
import { poolFile, type SidekiqPool } from '../sizing/sidekiqPools';
import { buildDiscoursePod } from './buildDiscoursePod';
import { buildSidekiqPod } from './buildSidekiqPod';

// Boot may take ten minutes; the default of ten would report a slow rollout
// as a failed one.
const PROGRESS_DEADLINE_SECONDS = 1200;

/** Whether the old pod has to let go of its volume before a new one starts. */
export function isAwayForRollout(forum: ForumSpec): boolean {
  return (
    forumAssembly(forum).uploads === 'volume' &&
    forum.spec.uploads.accessMode === 'ReadWriteOnce'
  );
}

function strategy(forum: ForumSpec): IDeploymentStrategy {
  return isAwayForRollout(forum)
    ? { type: 'Recreate' }
    : {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
      };
}

function buildDeployment(
  forum: ForumSpec,
  options: {
    name: string;
    component: 'web' | 'sidekiq';
    replicas: number | undefined;
    poolLabels?: Record<string, string>;
    template: IPodTemplateSpec;
  },
): IDeployment {
  const { name, replicas, component, template } = options;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      namespace: forumNames(forum).namespace,
      annotations: inWave(WAVES.workload),
      labels: {
        ...objectLabels(forum, component),
        ...options.poolLabels,
        'app.kubernetes.io/version': forum.spec.discourse.version,
      },
    },
    spec: {
      replicas,
      revisionHistoryLimit: 5,
      progressDeadlineSeconds: PROGRESS_DEADLINE_SECONDS,
      strategy: strategy(forum),
      selector: {
        matchLabels: {
          ...selectorLabels(forum, component),
          ...options.poolLabels,
        },
      },
      template,
    },
  };
}

/** The web pods; in mode `unified` they run one Sidekiq process each. */
export function buildWebDeployment(forum: ForumSpec): IDeployment {
  const { web } = resolveSizing(forum);
  return buildDeployment(forum, {
    name: forumNames(forum).web,
    component: 'web',
    // An autoscaler owns the number then; stating it would fight with it.
    replicas: forum.spec.web.autoscaling ? undefined : web.replicas,
    template: buildDiscoursePod(forum, {
      component: 'web',
      size: web.pod,
      workers: web.workers,
      sidekiqs: web.sidekiqs,
    }),
  });
}

function buildSidekiqDeployment(
  forum: ForumSpec,
  pool: SidekiqPool,
): IDeployment {
  return buildDeployment(forum, {
    name: sidekiqName(forum, pool),
    component: 'sidekiq',
    replicas: forum.spec.sidekiq.autoscaling ? undefined : pool.replicas,
    poolLabels: poolLabels(pool),
    template: pool.queues
      ? buildSidekiqPod(forum, pool)
      : buildDiscoursePod(forum, {
          component: 'sidekiq',
          size: pool.pod,
          workers: pool.workers,
          sidekiqs: 1,
        }),
  });
}

/** The Sidekiq Deployments, by file name; none in mode `unified`. */
export function buildSidekiqDeployments(
  forum: ForumSpec,
): Record<string, IDeployment> {
  const deployments = resolveSizing(forum).pools.map(
    pool =>
      [
        `${poolFile(pool)}-deployment`,
        buildSidekiqDeployment(forum, pool),
      ] as const,
  );
  return Object.fromEntries(deployments);
}
