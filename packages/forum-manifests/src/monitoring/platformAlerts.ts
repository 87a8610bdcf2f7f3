import { forumNames } from '../manifests/names';
import type { Alert, AlertScope } from './alertGroups';

const TWO_WEEKS_SECONDS = 1_209_600;

function probeAlerts({ forum }: AlertScope): Alert[] {
  const { blackboxJob } = forum.spec.monitoring;
  if (!blackboxJob) {
    return [];
  }
  // The job may probe other forums too. A dot is escaped for the regular
  // expression, and its backslash once more for PromQL.
  const host = forum.spec.hostname.replaceAll('.', '\\\\.');
  return [
    {
      name: 'ForumDown',
      expr: `probe_success{job="${blackboxJob}",instance=~"(https?://)?${host}(:[0-9]+)?(/.*)?"} == 0`,
      for: '3m',
      severity: 'critical',
      summary: 'The forum does not answer from outside',
      action: 'Look at route, certificate and web pods, in this order',
    },
  ];
}

/** Alerts on what the cluster reports of the forum's pods and volumes. */
export function platformAlerts(scope: AlertScope): Alert[] {
  const { namespace, forum } = scope;
  const { tls } = forumNames(forum);
  const certificate = `${namespace},name="${tls}"`;
  return [
    ...probeAlerts(scope),
    {
      name: 'ForumMemory',
      expr: `max by (namespace, pod, container) (container_memory_working_set_bytes{${namespace},container!=""}) / on (namespace, pod, container) kube_pod_container_resource_limits{${namespace},resource="memory"} > 0.9`,
      for: '10m',
      severity: 'warning',
      summary: '{{ $labels.pod }} uses over 90 % of its memory limit',
      action:
        'Raise spec.size, or the memory of that part below spec.web, spec.sidekiq, spec.database or spec.valkey',
    },
    {
      name: 'ForumOutOfMemory',
      expr: `max by (pod) (kube_pod_container_status_last_terminated_reason{${namespace},reason="OOMKilled"}) == 1 and on (pod) max by (pod) (increase(kube_pod_container_status_restarts_total{${namespace}}[30m])) > 0`,
      for: '0m',
      severity: 'critical',
      summary: '{{ $labels.pod }} was killed for want of memory',
      action:
        'Raise spec.size, or the memory of that part below spec.web, spec.sidekiq, spec.database or spec.valkey',
    },
    {
      name: 'ForumVolumeFull',
      expr: `min by (persistentvolumeclaim) (kubelet_volume_stats_available_bytes{${namespace}} / kubelet_volume_stats_capacity_bytes{${namespace}}) < 0.15`,
      for: '15m',
      severity: 'critical',
      summary: 'Volume {{ $labels.persistentvolumeclaim }} is almost full',
      action:
        'Raise spec.database.storage or spec.uploads.size; the volume of Valkey takes a step by hand',
    },
    {
      name: 'ForumCertificateExpires',
      expr: `min(certmanager_certificate_expiration_timestamp_seconds{${certificate}}) - time() < ${TWO_WEEKS_SECONDS}`,
      for: '1h',
      severity: 'warning',
      summary: 'The certificate runs out within two weeks',
      action: 'Describe the Certificate and its last challenge',
    },
    {
      name: 'ForumCertificateNotReady',
      expr: `max(certmanager_certificate_ready_status{${certificate},condition="True"}) == 0`,
      for: '30m',
      severity: 'critical',
      summary: 'There is no valid certificate',
      action: 'Describe the Certificate and its last challenge',
    },
  ];
}
