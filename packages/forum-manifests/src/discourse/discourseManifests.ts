import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IService } from 'kubernetes-models/v1';
import { objectLabels, selectorLabels } from '../manifests/labels';
import type { ComponentManifests } from '../manifests/ManifestObject';
import { forumNames } from '../manifests/names';
import { inWave, WAVES } from '../manifests/syncAnnotations';
import { buildAutoscalers } from './buildAutoscalers';
import { buildSidekiqDeployments, buildWebDeployment } from './buildDeployment';
import { HTTP_PORT } from './discoursePorts';
import { buildConfigMap } from './buildConfigMap';
import { buildDisruptionBudgets } from './buildDisruptionBudget';
import { nginxOutlets } from './nginxOutlets';
import { buildUploadsClaim } from './uploadsVolume';

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

/** Discourse itself: its web pods and Sidekiq pods. */
export function discourseManifests(forum: ForumSpec): ComponentManifests {
  const names = forumNames(forum);
  const uploads = buildUploadsClaim(forum);
  return {
    'nginx-config-map': buildConfigMap(forum, {
      name: names.nginx,
      data: nginxOutlets(forum),
    }),
    'web-deployment': buildWebDeployment(forum),
    'web-service': buildService(forum),
    ...buildSidekiqDeployments(forum),
    ...buildDisruptionBudgets(forum),
    ...buildAutoscalers(forum),
    ...(uploads ? { 'uploads-persistent-volume-claim': uploads } : {}),
  };
}
