import { countsJobs } from '../discourse/discourseMetrics';
import type { Alert, AlertScope } from './alertGroups';

function jobFailureAlerts(namespace: string): Alert[] {
  return [
    {
      name: 'ForumJobsFail',
      expr: `sum by (job_name) (increase(discourse_sidekiq_job_count{${namespace},success="false"}[30m])) > 10`,
      for: '5m',
      severity: 'warning',
      summary: 'Job {{ $labels.job_name }} fails again and again',
      action: 'Read its error at /sidekiq and /logs',
    },
    {
      name: 'ForumScheduledJobsFail',
      expr: `sum by (job_name) (increase(discourse_scheduled_job_count{${namespace},success="false"}[1h])) > 0`,
      for: '5m',
      severity: 'warning',
      summary: 'Scheduled job {{ $labels.job_name }} failed',
      action: 'Read its error at /sidekiq/scheduler; backups are such jobs',
    },
  ];
}

/** Alerts on what discourse-prometheus reports. */
export function discourseAlerts({ namespace, forum }: AlertScope): Alert[] {
  const unified = forum.spec.sidekiq.mode === 'unified';
  const pods = unified ? 'web pods, which run Sidekiq' : 'Sidekiq pods';
  const raise = unified
    ? 'raise spec.web.replicas, which run Sidekiq'
    : 'raise the replicas below spec.sidekiq';
  const latency = (queues: string) =>
    `max by (queue) (discourse_sidekiq_queue_latency_seconds{${namespace},queue=~"${queues}"})`;
  const requests = 'discourse_http_requests';
  return [
    {
      name: 'ForumServerErrors',
      expr: `sum(rate(${requests}{${namespace},type="regular",status=~"5.."}[5m])) / sum(rate(${requests}{${namespace},type="regular"}[5m])) > 0.02`,
      for: '10m',
      severity: 'critical',
      summary: 'More than 2 % of requests fail',
      action:
        'Read the log of the web pods and the last change of this repository',
    },
    {
      name: 'ForumSlow',
      expr: `histogram_quantile(0.95, sum by (le) (rate(${requests}_duration_seconds_bucket{${namespace}}[10m]))) > 2`,
      for: '15m',
      severity: 'warning',
      summary: 'One request in twenty takes longer than 2 s',
      action: 'Compare database time with application time on the dashboard',
    },
    {
      name: 'ForumRequestsQueue',
      expr: `sum(rate(${requests}_queue_duration_seconds_sum{${namespace}}[5m])) / sum(rate(${requests}_queue_duration_seconds_count{${namespace}}[5m])) > 0.3`,
      for: '10m',
      severity: 'warning',
      summary: 'Requests wait more than 0.3 s for a web worker',
      action: 'Raise spec.web.replicas or spec.web.workers',
    },
    {
      name: 'ForumQueueLatency',
      expr: `${latency('critical|default')} > 120`,
      for: '10m',
      severity: 'critical',
      summary: 'Jobs of queue {{ $labels.queue }} wait longer than 2 min',
      action: `Look for stuck jobs; otherwise ${raise}`,
    },
    {
      name: 'ForumQueueLatencyLow',
      expr: `${latency('low')} > 1800 or ${latency('ultra_low')} > 14400`,
      for: '15m',
      severity: 'warning',
      summary: 'Jobs of queue {{ $labels.queue }} wait far too long',
      action: `Look for a mass of jobs of one kind; ${raise}`,
    },
    {
      name: 'ForumBacklog',
      expr: `max by (queue) (discourse_sidekiq_jobs_enqueued{${namespace}}) > 5000`,
      for: '15m',
      severity: 'warning',
      summary: 'Queue {{ $labels.queue }} holds more than 5,000 jobs',
      action: `See whether it drains; if not, ${raise}`,
    },
    {
      name: 'ForumNoSidekiq',
      expr: `sum(discourse_sidekiq_processes{${namespace}}) == 0 or absent(discourse_sidekiq_processes{${namespace}})`,
      for: '5m',
      severity: 'critical',
      summary: 'No Sidekiq process runs, so no mail goes out',
      action: `Look at the ${pods}, and at Valkey`,
    },
    ...(countsJobs(forum) ? jobFailureAlerts(namespace) : []),
    {
      name: 'ForumJobsStuck',
      expr: `max(discourse_sidekiq_jobs_stuck{${namespace}}) > 0 or max(discourse_scheduled_jobs_stuck{${namespace}}) > 0`,
      for: '30m',
      severity: 'warning',
      summary: 'A job runs and does not end',
      action: `Restart the ${pods}, after reading what it does`,
    },
    {
      name: 'ForumReadOnly',
      expr: `max(discourse_readonly_sites{${namespace}}) > 0 or max(discourse_postgres_readonly_mode{${namespace}}) == 1`,
      for: '15m',
      severity: 'critical',
      summary: 'Nobody can write',
      action: 'Look for a failover, or a restore that left read-only mode on',
    },
  ];
}
