import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type {
  IPodMonitor,
  IPrometheusRule,
} from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import { buildConfigMap } from '../discourse/buildConfigMap';
import { hasDiscourseMetrics } from '../discourse/discourseMetrics';
import {
  CNPG_CLUSTER_LABEL,
  CNPG_POOLER_LABEL,
  discourseSelectorLabels,
  objectLabels,
  selectorLabels,
} from '../manifests/labels';
import type { ComponentManifests } from '../manifests/ManifestObject';
import { forumNames } from '../manifests/names';
import { inWave, WAVES } from '../manifests/syncAnnotations';
import { alertGroups } from './alertGroups';
import { buildDashboards } from './buildDashboards';

function metadata(forum: ForumSpec, name: string) {
  return {
    name,
    namespace: forumNames(forum).namespace,
    annotations: inWave(WAVES.dataObjects),
    labels: {
      ...objectLabels(forum, 'monitoring'),
      ...forum.spec.monitoring.labels,
    },
  };
}

function buildPodMonitor(
  forum: ForumSpec,
  options: { name: string; matchLabels: Record<string, string> },
): IPodMonitor {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: metadata(forum, options.name),
    spec: {
      selector: { matchLabels: options.matchLabels },
      podMetricsEndpoints: [
        { port: 'metrics', path: '/metrics', interval: '30s' },
      ],
    },
  };
}

function buildRule(forum: ForumSpec): IPrometheusRule {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: metadata(forum, forumNames(forum).namespace),
    spec: { groups: alertGroups(forum) },
  };
}

/** Metrics, alerts and dashboards, for clusters with the Prometheus operator. */
export function monitoringManifests(forum: ForumSpec): ComponentManifests {
  if (!forum.spec.monitoring.enabled) {
    return {};
  }
  const names = forumNames(forum);
  const monitors: ComponentManifests = {
    'database-pod-monitor': buildPodMonitor(forum, {
      name: names.database,
      matchLabels: { [CNPG_CLUSTER_LABEL]: names.database },
    }),
    'valkey-pod-monitor': buildPodMonitor(forum, {
      name: names.valkey,
      matchLabels: selectorLabels(forum, 'valkey'),
    }),
  };
  if (forum.spec.database.pooler) {
    monitors['pooler-pod-monitor'] = buildPodMonitor(forum, {
      name: names.databasePooler,
      matchLabels: { [CNPG_POOLER_LABEL]: names.databasePooler },
    });
  }
  if (hasDiscourseMetrics(forum)) {
    monitors['discourse-pod-monitor'] = buildPodMonitor(forum, {
      name: names.discourse,
      matchLabels: discourseSelectorLabels(forum),
    });
  }
  const dashboards = buildConfigMap(forum, {
    name: names.dashboards,
    component: 'monitoring',
    data: buildDashboards(forum),
  });
  return {
    ...monitors,
    'dashboards-config-map': {
      ...dashboards,
      metadata: {
        ...dashboards.metadata,
        labels: {
          ...objectLabels(forum, 'monitoring'),
          // Grafana's sidecar looks for this one.
          grafana_dashboard: '1',
        },
      },
    },
    'prometheus-rule': buildRule(forum),
  };
}
