import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IConfigMap, IService } from 'kubernetes-models/v1';
import { buildServiceAccount } from '../manifests/buildServiceAccount';
import { objectLabels, selectorLabels } from '../manifests/labels';
import type { ComponentManifests } from '../manifests/ManifestObject';
import { forumNames } from '../manifests/names';
import { inWave, WAVES } from '../manifests/syncAnnotations';
import { resolveSizing } from '../sizing/resolveSizing';
import { buildValkeyStatefulSet } from './buildValkeyStatefulSet';
import { VALKEY_CONF, VALKEY_PORT, valkeyConf } from './valkeyConf';

function buildConfigMap(forum: ForumSpec): IConfigMap {
  const names = forumNames(forum);
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: names.valkey,
      namespace: names.namespace,
      annotations: inWave(WAVES.configuration),
      labels: objectLabels(forum, 'valkey'),
    },
    data: { [VALKEY_CONF]: valkeyConf(resolveSizing(forum).valkey.pod) },
  };
}

function buildService(
  forum: ForumSpec,
  options: { name: string; clusterIP?: 'None' },
): IService {
  const { name, clusterIP } = options;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      namespace: forumNames(forum).namespace,
      annotations: inWave(WAVES.data),
      labels: objectLabels(forum, 'valkey'),
    },
    spec: {
      clusterIP,
      selector: selectorLabels(forum, 'valkey'),
      ports: [{ name: 'valkey', port: VALKEY_PORT, targetPort: 'valkey' }],
    },
  };
}

/** Valkey: job queues, cache and MessageBus of Discourse. */
export function valkeyManifests(forum: ForumSpec): ComponentManifests {
  const names = forumNames(forum);
  return {
    'config-map': buildConfigMap(forum),
    service: buildService(forum, { name: names.valkey }),
    'service-account': buildServiceAccount(forum, {
      name: names.valkey,
      component: 'valkey',
    }),
    'service-headless': buildService(forum, {
      name: names.valkeyHeadless,
      clusterIP: 'None',
    }),
    'stateful-set': buildValkeyStatefulSet(forum),
  };
}
