import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1';
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import { objectLabels } from '../manifests/labels';
import type { ComponentManifests } from '../manifests/ManifestObject';
import { forumNames, sidekiqName } from '../manifests/names';
import { inWave, WAVES } from '../manifests/syncAnnotations';
import { resolveSizing } from '../sizing/resolveSizing';
import { poolFile, type SidekiqPool } from '../sizing/sidekiqPools';

const SCALE_DOWN_SECONDS = 600;

function metadata(
  forum: ForumSpec,
  options: { name: string; component: 'web' | 'sidekiq' },
) {
  const { name, component } = options;
  return {
    name,
    namespace: forumNames(forum).namespace,
    annotations: inWave(WAVES.workload),
    labels: objectLabels(forum, component),
  };
}

/**
 * Adds web pods by CPU use. Memory is no signal: Ruby gives none back, so the
 * number of pods would only ever rise.
 */
function buildWebAutoscaler(
  forum: ForumSpec,
  autoscaling: { maxReplicas: number; cpuPercent: number },
): IHorizontalPodAutoscaler {
  const { web } = forumNames(forum);
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadata(forum, { name: web, component: 'web' }),
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: web },
      minReplicas: resolveSizing(forum).web.replicas,
      maxReplicas: autoscaling.maxReplicas,
      metrics: [
        {
          type: 'Resource',
          resource: {
            name: 'cpu',
            target: {
              type: 'Utilization',
              averageUtilization: autoscaling.cpuPercent,
            },
          },
        },
      ],
      behavior: {
        scaleDown: { stabilizationWindowSeconds: SCALE_DOWN_SECONDS },
      },
    },
  };
}

function latencyQuery(forum: ForumSpec, pool: SidekiqPool): string {
  const { namespace } = forumNames(forum);
  const queues = pool.queues ?? ['critical', 'default'];
  // Every pod reports the same global value, so a sum would count it double.
  return `max(discourse_sidekiq_queue_latency_seconds{namespace="${namespace}",queue=~"${queues.join(
    '|',
  )}"})`;
}

/** Adds Sidekiq pods by the age of the oldest job of their queues. */
function buildScaledObject(
  forum: ForumSpec,
  options: {
    pool: SidekiqPool;
    autoscaling: {
      maxReplicas: number;
      latencySeconds: number;
      prometheusUrl: string;
    };
  },
): IScaledObject {
  const { pool, autoscaling } = options;
  const name = sidekiqName(forum, pool);
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: metadata(forum, { name, component: 'sidekiq' }),
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicaCount: pool.replicas,
      maxReplicaCount: autoscaling.maxReplicas,
      cooldownPeriod: SCALE_DOWN_SECONDS,
      triggers: [
        {
          type: 'prometheus',
          metadata: {
            serverAddress: autoscaling.prometheusUrl,
            query: latencyQuery(forum, pool),
            threshold: String(autoscaling.latencySeconds),
          },
        },
      ],
    },
  };
}

/** What changes the number of pods by itself, by file name. */
export function buildAutoscalers(forum: ForumSpec): ComponentManifests {
  const { web, sidekiq } = forum.spec;
  const manifests: ComponentManifests = {};
  if (web.autoscaling) {
    manifests['web-horizontal-pod-autoscaler'] = buildWebAutoscaler(
      forum,
      web.autoscaling,
    );
  }
  if (sidekiq.autoscaling) {
    for (const pool of resolveSizing(forum).pools) {
      manifests[`${poolFile(pool)}-scaled-object`] = buildScaledObject(forum, {
        pool,
        autoscaling: sidekiq.autoscaling,
      });
    }
  }
  return manifests;
}
