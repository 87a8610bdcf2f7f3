import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IPodSpec } from 'kubernetes-models/v1';

const ZONE = 'topology.kubernetes.io/zone';
const NODE = 'kubernetes.io/hostname';

/** The node selector of a forum's pods, or nothing. */
export function nodeSelectorOf(
  forum: ForumSpec,
): Record<string, string> | undefined {
  const { nodeSelector } = forum.spec.placement;
  return Object.keys(nodeSelector).length > 0 ? nodeSelector : undefined;
}

/**
 * Where the pods of one Deployment run: spread over zones as far as possible,
 * and over nodes as far as possible or strictly.
 */
export function podScheduling(
  forum: ForumSpec,
  options: { selector: Record<string, string> },
): Pick<IPodSpec, 'nodeSelector' | 'topologySpreadConstraints'> {
  const strict = forum.spec.placement.spread === 'required';
  return {
    nodeSelector: nodeSelectorOf(forum),
    topologySpreadConstraints: [ZONE, NODE].map(topologyKey => ({
      topologyKey,
      maxSkew: 1,
      whenUnsatisfiable:
        strict && topologyKey === NODE ? 'DoNotSchedule' : 'ScheduleAnyway',
      labelSelector: { matchLabels: options.selector },
      matchLabelKeys: ['pod-template-hash'],
    })),
  };
}
