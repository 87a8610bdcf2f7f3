import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type {
  IContainer,
  IEnvVar,
  ILifecycle,
  IPodTemplateSpec,
  IProbe,
} from 'kubernetes-models/v1';
import {
  objectLabels,
  selectorLabels,
  type ForumComponent,
} from '../manifests/labels';
import { forumNames } from '../manifests/names';
import { sha256 } from '../render/treeHash';
import { containerResources } from '../sizing/containerResources';
import type { PodSize } from '../sizing/podSize';
import { discourseEnvironment } from './discourseEnvironment';
import { discourseImage } from './discourseImage';
import { NGINX_SERVER_OUTLETS, nginxOutlets } from './nginxOutlets';
import { secretEnvironment } from './secretEnvironment';

/** Port of the nginx inside the image. The app server is loopback-only. */
export const HTTP_PORT = 80;

const NODE_SPREAD_KEYS = [
  'topology.kubernetes.io/zone',
  'kubernetes.io/hostname',
];

/** What distinguishes one kind of Discourse pod from another. */
export interface DiscoursePodOptions {
  component: Extract<ForumComponent, 'web' | 'sidekiq'>;
  size: PodSize;
  workers: number;
  sidekiqs: number;
}

function processEnvironment(
  forum: ForumSpec,
  options: DiscoursePodOptions,
): IEnvVar[] {
  const values = {
    // 0 is refused by the app server; a Sidekiq pod idles one worker.
    UNICORN_WORKERS: String(options.workers),
    UNICORN_SIDEKIQS: String(options.sidekiqs),
    DISCOURSE_SIDEKIQ_WORKERS: String(forum.spec.sidekiq.threads),
    // The image bakes in 1, with which every pod would migrate.
    MIGRATE_ON_BOOT: '0',
    // Images that are built only, the stock one among them, hold no digested
    // assets and serve broken pages without this. Images finished by
    // `launcher configure` hold them, and their run script ignores it.
    PRECOMPILE_ON_BOOT: '1',
  };
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}

function probe(thresholds: {
  periodSeconds: number;
  timeoutSeconds: number;
  failureThreshold: number;
}): IProbe {
  return { httpGet: { path: '/srv/status', port: 'http' }, ...thresholds };
}

function lifecycle(sidekiqs: number): ILifecycle {
  // Endpoints go away while a pod drains. A Sidekiq process takes no new jobs
  // after TSTP, so the kill that follows loses none; the brackets keep pkill
  // from stopping the shell that runs it.
  const command =
    sidekiqs > 0
      ? ['/bin/sh', '-c', "pkill -TSTP -f '[s]idekiq [0-9]'; sleep 25"]
      : ['/bin/sleep', '15'];
  return { preStop: { exec: { command } } };
}

function buildContainer(
  forum: ForumSpec,
  options: DiscoursePodOptions,
): IContainer {
  const { requests, limits } = containerResources(options.size);
  return {
    name: 'discourse',
    image: discourseImage(forum),
    imagePullPolicy: 'IfNotPresent',
    envFrom: [{ configMapRef: { name: forumNames(forum).discourse } }],
    env: [...processEnvironment(forum, options), ...secretEnvironment(forum)],
    ports: [{ name: 'http', containerPort: HTTP_PORT }],
    resources: {
      requests: { ...requests, 'ephemeral-storage': '1Gi' },
      limits: { ...limits, 'ephemeral-storage': '12Gi' },
    },
    // Ten minutes: assets are compiled before the app server starts.
    startupProbe: probe({
      periodSeconds: 10,
      timeoutSeconds: 5,
      failureThreshold: 60,
    }),
    readinessProbe: probe({
      periodSeconds: 10,
      timeoutSeconds: 5,
      failureThreshold: 3,
    }),
    // Lazier than readiness: with all workers busy the answer queues.
    livenessProbe: probe({
      periodSeconds: 20,
      timeoutSeconds: 10,
      failureThreshold: 6,
    }),
    lifecycle: lifecycle(options.sidekiqs),
    securityContext: {
      allowPrivilegeEscalation: false,
      // runit boots as root, hands files to the discourse user and becomes
      // it; nginx binds port 80.
      capabilities: {
        drop: ['ALL'],
        add: [
          'CHOWN',
          'DAC_OVERRIDE',
          'FOWNER',
          'KILL',
          'NET_BIND_SERVICE',
          'SETGID',
          'SETUID',
        ],
      },
    },
    volumeMounts: [
      { name: 'shared', mountPath: '/shared' },
      ...Object.keys(nginxOutlets()).map(file => ({
        name: 'nginx',
        mountPath: `${NGINX_SERVER_OUTLETS}/${file}`,
        subPath: file,
        readOnly: true,
      })),
    ],
  };
}

/** The pod of a web or Sidekiq Deployment: the whole image, booted by runit. */
export function buildDiscoursePod(
  forum: ForumSpec,
  options: DiscoursePodOptions,
): IPodTemplateSpec {
  const names = forumNames(forum);
  const { component, sidekiqs } = options;
  // Pods do not restart when a ConfigMap changes, but when this does.
  const checksum = sha256(
    JSON.stringify([discourseEnvironment(forum), nginxOutlets()]),
  );

  return {
    metadata: {
      labels: objectLabels(forum, component),
      annotations: { 'checksum/config': checksum },
    },
    spec: {
      serviceAccountName: names.discourse,
      automountServiceAccountToken: false,
      // Service links would add DISCOURSE_… variables of their own, and those
      // end up in discourse.conf.
      enableServiceLinks: false,
      terminationGracePeriodSeconds: sidekiqs > 0 ? 120 : 60,
      securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
      topologySpreadConstraints: NODE_SPREAD_KEYS.map(topologyKey => ({
        topologyKey,
        maxSkew: 1,
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: selectorLabels(forum, component) },
        matchLabelKeys: ['pod-template-hash'],
      })),
      containers: [buildContainer(forum, options)],
      volumes: [
        // Logs, and whole backups on their way to S3.
        { name: 'shared', emptyDir: { sizeLimit: '10Gi' } },
        { name: 'nginx', configMap: { name: names.nginx } },
      ],
    },
  };
}
