import { forumAssembly } from '@backstage-discourse/plugin-discourse-common';
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
  const parts = [
    'spec.web',
    ...(forum.spec.sidekiq.mode === 'unified' ? [] : ['spec.sidekiq']),
    'spec.database',
  ];
  const raiseMemory = `Raise spec.size, or the memory of that part below ${parts.join(
    ', ',
  )} or spec.valkey`;
  // Without honorLabels, Prometheus keeps the namespace of cert-manager and
  // renames the one of the certificate.
  const ofCertificate = (metric: string, condition = '') =>
    [namespace, `exported_${namespace}`]
      .map(of => `${metric}{${of},name="${tls}"${condition}}`)
      .join(' or ');
  return [
    ...probeAlerts(scope),
    {
      name: 'ForumMemory',
      expr: `max by (namespace, pod, container) (container_memory_working_set_bytes{${namespace},container!=""}) / on (namespace, pod, container) kube_pod_container_resource_limits{${namespace},resource="memory"} > 0.9`,
      for: '10m',
      severity: 'warning',
      summary: '{{ $labels.pod }} uses over 90 % of its memory limit',
      action: raiseMemory,
    },
    {
      name: 'ForumOutOfMemory',
      expr: `max by (pod) (kube_pod_container_status_last_terminated_reason{${namespace},reason="OOMKilled"}) == 1 and on (pod) max by (pod) (increase(kube_pod_container_status_restarts_total{${namespace}}[30m])) > 0`,
      for: '0m',
      severity: 'critical',
      summary: '{{ $labels.pod }} was killed for want of memory',
      action: raiseMemory,
    },
    {
      name: 'ForumVolumeFull',
      expr: `min by (persistentvolumeclaim) (kubelet_volume_stats_available_bytes{${namespace}} / kubelet_volume_stats_capacity_bytes{${namespace}}) < 0.15`,
      for: '15m',
      severity: 'critical',
      summary: 'Volume {{ $labels.persistentvolumeclaim }} is almost full',
      action:
        forumAssembly(forum).uploads === 'volume'
          ? 'Raise spec.database.storage or spec.uploads.size; the volume of Valkey takes a step by hand'
          : 'Raise spec.database.storage; the volume of Valkey takes a step by hand',
    },
    {
      name: 'ForumCertificateExpires',
      expr: `min(${ofCertificate(
        'certmanager_certificate_expiration_timestamp_seconds',
      )}) - time() < ${TWO_WEEKS_SECONDS}`,
      for: '1h',
      severity: 'warning',
      summary: 'The certificate runs out within two weeks',
      action: 'Describe the Certificate and its last challenge',
    },
    {
      name: 'ForumCertificateNotReady',
      expr: `max(${ofCertificate(
        'certmanager_certificate_ready_status',
        ',condition="True"',
      )}) == 0`,
      for: '30m',
      severity: 'critical',
      summary: 'There is no valid certificate',
      action: 'Describe the Certificate and its last challenge',
    },
  ];
}
