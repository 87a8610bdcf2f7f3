import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';

/**
 * The field that gives a data store more memory: the size, unless there is no
 * larger one or the ForumSpec overrides what it stands for.
 */
export function moreMemory(
  { spec }: ForumSpec,
  part: 'database' | 'valkey',
): string {
  return spec.size === 'large' || spec[part].resources.memory !== undefined
    ? `spec.${part}.resources.memory`
    : 'spec.size';
}
