import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IConfigMap, IService } from 'kubernetes-models/v1';
import { buildServiceAccount } from '../manifests/buildServiceAccount';
import { objectLabels, selectorLabels } from '../manifests/labels';
import type { ComponentManifests } from '../manifests/ManifestObject';
import { forumNames } from '../manifests/names';
import { inWave, WAVES } from '../manifests/syncAnnotations';
import { buildSidekiqDeployment, buildWebDeployment } from './buildDeployment';
import { HTTP_PORT } from './buildDiscoursePod';
import { buildDisruptionBudget } from './buildDisruptionBudget';
import { assertConfValues } from './confValue';
import { discourseEnvironment } from './discourseEnvironment';
import { nginxOutlets } from './nginxOutlets';

function buildConfigMap(
  forum: ForumSpec,
  options: { name: string; data: Record<string, string> },
): IConfigMap {
  const { name, data } = options;
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name,
      namespace: forumNames(forum).namespace,
      annotations: inWave(WAVES.configuration),
      labels: objectLabels(forum, 'discourse'),
    },
    data,
  };
}

function buildService(forum: ForumSpec): IService {
  const names = forumNames(forum);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: names.web,
      namespace: names.namespace,
      annotations: inWave(WAVES.workload),
      labels: objectLabels(forum, 'web'),
    },
    spec: {
      selector: selectorLabels(forum, 'web'),
      ports: [{ name: 'http', port: HTTP_PORT, targetPort: 'http' }],
    },
  };
}

/** Discourse itself: its configuration, web pods and Sidekiq pods. */
export function discourseManifests(forum: ForumSpec): ComponentManifests {
  const names = forumNames(forum);
  const environment = discourseEnvironment(forum);
  assertConfValues(environment);

  const manifests: ComponentManifests = {
    'environment-config-map': buildConfigMap(forum, {
      name: names.discourse,
      data: environment,
    }),
    'nginx-config-map': buildConfigMap(forum, {
      name: names.nginx,
      data: nginxOutlets(),
    }),
    'service-account': buildServiceAccount(forum, {
      name: names.discourse,
      component: 'discourse',
    }),
    'web-deployment': buildWebDeployment(forum),
    'web-service': buildService(forum),
  };
  const optional = {
    'sidekiq-deployment': buildSidekiqDeployment(forum),
    'sidekiq-pod-disruption-budget': buildDisruptionBudget(forum, 'sidekiq'),
    'web-pod-disruption-budget': buildDisruptionBudget(forum, 'web'),
  };
  for (const [file, manifest] of Object.entries(optional)) {
    if (manifest) {
      manifests[file] = manifest;
    }
  }
  return manifests;
}
