import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { objectLabels, poolLabels, selectorLabels } from '../manifests/labels';
import { forumNames, sidekiqName } from '../manifests/names';
import { inWave, WAVES } from '../manifests/syncAnnotations';
import { resolveSizing } from '../sizing/resolveSizing';
import { poolFile } from '../sizing/sidekiqPools';

const FILE = 'pod-disruption-budget';

function buildBudget(
  forum: ForumSpec,
  options: {
    name: string;
    component: 'web' | 'sidekiq';
    labels?: Record<string, string>;
  },
): IPodDisruptionBudget {
  const { name, component, labels } = options;
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: {
      name,
      namespace: forumNames(forum).namespace,
      annotations: inWave(WAVES.workload),
      labels: { ...objectLabels(forum, component), ...labels },
    },
    spec: {
      maxUnavailable: 1,
      selector: {
        matchLabels: { ...selectorLabels(forum, component), ...labels },
      },
    },
  };
}

/**
 * Lets a drain take one pod at a time. A single pod gets no budget: it would
 * only block the drain.
 */
export function buildDisruptionBudgets(
  forum: ForumSpec,
): Record<string, IPodDisruptionBudget> {
  const { web, pools } = resolveSizing(forum);
  const budgets: Record<string, IPodDisruptionBudget> = {};
  if (web.replicas > 1) {
    budgets[`web-${FILE}`] = buildBudget(forum, {
      name: forumNames(forum).web,
      component: 'web',
    });
  }
  for (const pool of pools.filter(({ replicas }) => replicas > 1)) {
    budgets[`${poolFile(pool)}-${FILE}`] = buildBudget(forum, {
      name: sidekiqName(forum, pool),
      component: 'sidekiq',
      labels: poolLabels(pool),
    });
  }
  return budgets;
}
