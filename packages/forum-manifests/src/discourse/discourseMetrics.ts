import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';

const PROMETHEUS_PLUGIN = 'discourse-prometheus';

/**
 * Whether the pods have metrics of their own: they come from a plugin that
 * the stock image lacks.
 */
export function hasDiscourseMetrics({ spec }: ForumSpec): boolean {
  return (
    spec.monitoring.enabled &&
    spec.plugins.external.some(({ name }) => name === PROMETHEUS_PLUGIN)
  );
}

/**
 * Whether jobs that ran are counted. The counts are kept by the collector that
 * the image boots, and Sidekiq by queues runs past it.
 */
export function countsJobs(forum: ForumSpec): boolean {
  return hasDiscourseMetrics(forum) && forum.spec.sidekiq.mode !== 'hybrid';
}
