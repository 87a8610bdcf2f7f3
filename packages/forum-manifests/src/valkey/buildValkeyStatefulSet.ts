import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IStatefulSet } from 'kubernetes-models/apps/v1';
import type { IContainer, IProbe } from 'kubernetes-models/v1';
import { nodeSelectorOf } from '../discourse/podScheduling';
import { objectLabels, selectorLabels } from '../manifests/labels';
import { forumNames } from '../manifests/names';
import { inWaveAndKept, WAVES } from '../manifests/syncAnnotations';
import { VERSIONS } from '../manifests/versions';
import { sha256 } from '../render/treeHash';
import { SECRET_KEYS } from '../secrets/requiredSecrets';
import { containerResources } from '../sizing/containerResources';
import { resolveSizing } from '../sizing/resolveSizing';
import {
  VALKEY_CONF,
  VALKEY_EXPORTER_PORT,
  VALKEY_PATHS,
  VALKEY_PORT,
  valkeyConf,
} from './valkeyConf';

const USER_ID = 1000;

// The password goes into a file of a memory volume rather than into the
// arguments, where every process listing would show it.
const START = [
  'umask 077',
  `printf 'requirepass %s\\n' "$VALKEYCLI_AUTH" > ${VALKEY_PATHS.auth}`,
  `exec valkey-server ${VALKEY_PATHS.conf}/${VALKEY_CONF}`,
].join('\n');

function ping(thresholds: {
  periodSeconds: number;
  failureThreshold: number;
}): IProbe {
  return {
    exec: {
      command: ['/bin/sh', '-c', 'test "$(valkey-cli ping)" = PONG'],
    },
    timeoutSeconds: 5,
    ...thresholds,
  };
}

function buildContainer(forum: ForumSpec): IContainer {
  const password = {
    secretKeyRef: {
      name: forumNames(forum).valkey,
      key: SECRET_KEYS.valkeyPassword,
    },
  };
  return {
    name: 'valkey',
    image: VERSIONS.valkeyImage,
    imagePullPolicy: 'IfNotPresent',
    command: ['/bin/sh', '-ec', START],
    // valkey-cli of 9 reads the first name, older ones the second.
    env: [
      { name: 'VALKEYCLI_AUTH', valueFrom: password },
      { name: 'REDISCLI_AUTH', valueFrom: password },
    ],
    ports: [{ name: 'valkey', containerPort: VALKEY_PORT }],
    resources: containerResources(resolveSizing(forum).valkey.pod),
    // Loading a large append-only file answers LOADING, not PONG.
    startupProbe: ping({ periodSeconds: 5, failureThreshold: 60 }),
    readinessProbe: ping({ periodSeconds: 10, failureThreshold: 3 }),
    livenessProbe: ping({ periodSeconds: 20, failureThreshold: 6 }),
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    },
    volumeMounts: [
      { name: 'data', mountPath: VALKEY_PATHS.data },
      { name: 'config', mountPath: VALKEY_PATHS.conf, readOnly: true },
      { name: 'run', mountPath: VALKEY_PATHS.run },
    ],
  };
}

/**
 * Metrics of Valkey, with the sizes of Sidekiq's sets of dead and retried
 * jobs, which the Prometheus plugin of Discourse does not report.
 */
function buildExporter(forum: ForumSpec): IContainer[] {
  const { exporter } = resolveSizing(forum).valkey;
  if (!exporter) {
    return [];
  }
  return [
    {
      name: 'exporter',
      image: VERSIONS.valkeyExporterImage,
      imagePullPolicy: 'IfNotPresent',
      args: [
        '--redis.addr=redis://localhost:6379',
        '--check-single-keys=db0=dead,db0=retry,db1=dead,db1=retry',
      ],
      env: [
        {
          name: 'REDIS_PASSWORD',
          valueFrom: {
            secretKeyRef: {
              name: forumNames(forum).valkey,
              key: SECRET_KEYS.valkeyPassword,
            },
          },
        },
      ],
      ports: [{ name: 'metrics', containerPort: VALKEY_EXPORTER_PORT }],
      // Its own page, which answers while Valkey itself does not.
      livenessProbe: {
        httpGet: { path: '/health', port: 'metrics' },
        periodSeconds: 30,
        timeoutSeconds: 5,
        failureThreshold: 4,
      },
      resources: containerResources(exporter),
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        readOnlyRootFilesystem: true,
      },
    },
  ];
}

/** One Valkey pod with a volume; Discourse knows neither cluster nor Sentinel. */
export function buildValkeyStatefulSet(forum: ForumSpec): IStatefulSet {
  const names = forumNames(forum);
  const { valkey } = resolveSizing(forum);
  const labels = objectLabels(forum, 'valkey');

  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: {
      name: names.valkey,
      namespace: names.namespace,
      annotations: inWaveAndKept(WAVES.data),
      labels,
    },
    spec: {
      replicas: 1,
      serviceName: names.valkeyHeadless,
      selector: { matchLabels: selectorLabels(forum, 'valkey') },
      persistentVolumeClaimRetentionPolicy: {
        whenDeleted: 'Retain',
        whenScaled: 'Retain',
      },
      template: {
        metadata: {
          labels,
          annotations: { 'checksum/config': sha256(valkeyConf(valkey.pod)) },
        },
        spec: {
          serviceAccountName: names.valkey,
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          terminationGracePeriodSeconds: 60,
          securityContext: {
            runAsUser: USER_ID,
            runAsGroup: USER_ID,
            runAsNonRoot: true,
            fsGroup: USER_ID,
            fsGroupChangePolicy: 'OnRootMismatch',
            seccompProfile: { type: 'RuntimeDefault' },
          },
          nodeSelector: nodeSelectorOf(forum),
          containers: [buildContainer(forum), ...buildExporter(forum)],
          volumes: [
            { name: 'config', configMap: { name: names.valkey } },
            { name: 'run', emptyDir: { medium: 'Memory', sizeLimit: '1Mi' } },
          ],
        },
      },
      volumeClaimTemplates: [
        {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: { name: 'data', labels },
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: forum.spec.valkey.storageClass,
            resources: { requests: { storage: valkey.storage } },
          },
        },
      ],
    },
  };
}
