import type { Config } from '@backstage/config';
import type { MetricSource } from '@backstage-discourse/plugin-discourse-node';
import { PrometheusMetricSource } from './PrometheusMetricSource';

/** The sources of modules, and Prometheus if it is configured. */
export function createMetricSources(
  config: Config,
  sources: { metricSources: readonly MetricSource[] },
): MetricSource[] {
  const prometheus = PrometheusMetricSource.fromConfig(config);
  return [...sources.metricSources, ...(prometheus ? [prometheus] : [])];
}
