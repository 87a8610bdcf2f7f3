import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { objectLabels, selectorLabels } from '../manifests/labels';
import { forumNames } from '../manifests/names';
import { inWave, WAVES } from '../manifests/syncAnnotations';
import { resolveSizing } from '../sizing/resolveSizing';

/**
 * Lets a drain take one pod at a time. A single pod gets no budget: it would
 * only block the drain.
 */
export function buildDisruptionBudget(
  forum: ForumSpec,
  component: 'web' | 'sidekiq',
): IPodDisruptionBudget | undefined {
  const names = forumNames(forum);
  const replicas = resolveSizing(forum)[component]?.replicas ?? 0;
  if (replicas < 2) {
    return undefined;
  }
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: {
      name: names[component],
      namespace: names.namespace,
      annotations: inWave(WAVES.workload),
      labels: objectLabels(forum, component),
    },
    spec: {
      maxUnavailable: 1,
      selector: { matchLabels: selectorLabels(forum, component) },
    },
  };
}
