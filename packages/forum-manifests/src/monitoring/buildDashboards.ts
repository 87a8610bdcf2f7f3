import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { countsJobs, hasDiscourseMetrics } from '../discourse/discourseMetrics';
import { forumNames } from '../manifests/names';
import { sha256 } from '../render/treeHash';

/** One graph: its title, its unit in Grafana's words, and its queries. */
interface Panel {
  title: string;
  unit: string;
  queries: { expr: string; legend: string }[];
}

const PANEL_WIDTH = 12;
const PANEL_HEIGHT = 8;
const UID_LENGTH = 12;

function failedJobsPanel(matcher: string): Panel {
  return {
    title: 'Jobs that fail',
    unit: 'short',
    queries: [
      {
        expr: `sum by (job_name) (increase(discourse_sidekiq_job_count{${matcher},success="false"}[30m]))`,
        legend: '{{job_name}}',
      },
    ],
  };
}

function discoursePanels(forum: ForumSpec, matcher: string): Panel[] {
  const requests = 'discourse_http_requests';
  return [
    {
      title: 'Requests by status',
      unit: 'reqps',
      queries: [
        {
          expr: `sum by (status) (rate(${requests}{${matcher},type="regular"}[5m]))`,
          legend: '{{status}}',
        },
      ],
    },
    {
      title: 'Response time',
      unit: 's',
      queries: ['0.5', '0.95', '0.99'].map(quantile => ({
        expr: `histogram_quantile(${quantile}, sum by (le) (rate(${requests}_duration_seconds_bucket{${matcher}}[5m])))`,
        legend: quantile,
      })),
    },
    {
      title: 'Where the time goes',
      unit: 's',
      queries: ['sql', 'redis', 'net', 'queue'].map(part => ({
        expr: `sum(rate(${requests}_${part}_duration_seconds_sum{${matcher}}[5m])) / sum(rate(${requests}_${part}_duration_seconds_count{${matcher}}[5m]))`,
        legend: part,
      })),
    },
    {
      title: 'Queue latency',
      unit: 's',
      queries: [
        {
          expr: `max by (queue) (discourse_sidekiq_queue_latency_seconds{${matcher}})`,
          legend: '{{queue}}',
        },
      ],
    },
    {
      title: 'Jobs that wait',
      unit: 'short',
      queries: [
        {
          expr: `max by (queue) (discourse_sidekiq_jobs_enqueued{${matcher}})`,
          legend: '{{queue}}',
        },
      ],
    },
    ...(countsJobs(forum) ? [failedJobsPanel(matcher)] : []),
  ];
}

function clusterPanels(matcher: string): Panel[] {
  return [
    {
      title: 'Memory by pod',
      unit: 'bytes',
      queries: [
        {
          expr: `sum by (pod) (container_memory_working_set_bytes{${matcher},container!=""})`,
          legend: '{{pod}}',
        },
      ],
    },
    {
      title: 'CPU by pod',
      unit: 'short',
      queries: [
        {
          expr: `sum by (pod) (rate(container_cpu_usage_seconds_total{${matcher},container!=""}[5m]))`,
          legend: '{{pod}}',
        },
      ],
    },
    {
      title: 'PostgreSQL connections',
      unit: 'short',
      queries: [
        {
          expr: `sum by (pod, state) (cnpg_backends_total{${matcher}})`,
          legend: '{{pod}} {{state}}',
        },
      ],
    },
    {
      title: 'Age of the last database backup',
      unit: 's',
      queries: [
        {
          expr: `time() - max(barman_cloud_cloudnative_pg_io_last_available_backup_timestamp{${matcher}})`,
          legend: 'age',
        },
      ],
    },
    {
      title: 'Valkey memory',
      unit: 'bytes',
      queries: [
        { expr: `max(redis_memory_used_bytes{${matcher}})`, legend: 'used' },
        { expr: `max(redis_memory_max_bytes{${matcher}})`, legend: 'limit' },
      ],
    },
    {
      title: 'Jobs retried and given up',
      unit: 'short',
      queries: [
        {
          expr: `max by (key) (redis_key_size{${matcher},key=~"dead|retry"})`,
          legend: '{{key}}',
        },
      ],
    },
  ];
}

function printPanel(panel: Panel, index: number) {
  return {
    id: index + 1,
    type: 'timeseries',
    title: panel.title,
    datasource: { type: 'prometheus', uid: '${datasource}' },
    gridPos: {
      x: (index % 2) * PANEL_WIDTH,
      y: Math.floor(index / 2) * PANEL_HEIGHT,
      w: PANEL_WIDTH,
      h: PANEL_HEIGHT,
    },
    fieldConfig: { defaults: { unit: panel.unit, min: 0 }, overrides: [] },
    targets: panel.queries.map(({ expr, legend }, query) => ({
      refId: String.fromCharCode(65 + query),
      expr,
      legendFormat: legend,
    })),
  };
}

/** Grafana dashboards by file name, as its sidecar reads them. */
export function buildDashboards(forum: ForumSpec): Record<string, string> {
  const { namespace } = forumNames(forum);
  const matcher = `namespace="${namespace}"`;
  const panels = [
    ...(hasDiscourseMetrics(forum) ? discoursePanels(forum, matcher) : []),
    ...clusterPanels(matcher),
  ];
  const dashboard = {
    uid: `forum-${sha256(namespace).slice(0, UID_LENGTH)}`,
    title: `Forum ${forum.metadata.name}`,
    tags: ['discourse', forum.spec.customer],
    schemaVersion: 39,
    timezone: 'utc',
    refresh: '1m',
    time: { from: 'now-6h', to: 'now' },
    templating: {
      list: [{ name: 'datasource', type: 'datasource', query: 'prometheus' }],
    },
    panels: panels.map(printPanel),
  };
  return {
    [`${namespace}.json`]: `${JSON.stringify(dashboard, undefined, 2)}\n`,
  };
}
