import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IConfigMap } from 'kubernetes-models/v1';
import { objectLabels } from '../manifests/labels';
import type { ComponentManifests } from '../manifests/ManifestObject';
import { forumNames } from '../manifests/names';
import { asHook, inWave, WAVES } from '../manifests/syncAnnotations';
import { buildDiscourseJob } from '../migration/buildDiscourseJob';
import { SECRET_KEYS } from '../secrets/requiredSecrets';
import { PLANT_KEYS_FILE, PLANT_KEYS_SCRIPT } from './plantKeysScript';

const MOUNT_PATH = '/etc/portal-keys';
const DEADLINE_SECONDS = 900;
const WAVE = 0;

function buildConfigMap(forum: ForumSpec): IConfigMap {
  const names = forumNames(forum);
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: names.portalKeys,
      namespace: names.namespace,
      annotations: inWave(WAVES.configuration),
      labels: objectLabels(forum, 'portal-keys'),
    },
    data: { [PLANT_KEYS_FILE]: PLANT_KEYS_SCRIPT },
  };
}

/** Plants the portal's API keys in Discourse after each sync. */
export function portalKeysManifests(forum: ForumSpec): ComponentManifests {
  const { portalKeys } = forumNames(forum);
  const key = (name: string, secretKey: string) => ({
    name,
    valueFrom: { secretKeyRef: { name: portalKeys, key: secretKey } },
  });

  return {
    'config-map': buildConfigMap(forum),
    job: buildDiscourseJob(forum, {
      name: portalKeys,
      component: 'portal-keys',
      annotations: asHook('PostSync', WAVE),
      commands: [`bundle exec rails runner ${MOUNT_PATH}/${PLANT_KEYS_FILE}`],
      deadlineSeconds: DEADLINE_SECONDS,
      env: [
        key('PORTAL_MONITOR_KEY', SECRET_KEYS.monitor),
        key('PORTAL_OPERATE_KEY', SECRET_KEYS.operate),
      ],
      volumes: [{ name: 'script', configMap: { name: portalKeys } }],
      volumeMounts: [{ name: 'script', mountPath: MOUNT_PATH, readOnly: true }],
    }),
  };
}
