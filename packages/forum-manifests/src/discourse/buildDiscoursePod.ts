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
import { containerResources } from '../sizing/containerResources';
import type { PodSize } from '../sizing/podSize';
import { configChecksum } from './configChecksum';
import { hasDiscourseMetrics } from './discourseMetrics';
import { discourseImage } from './discourseImage';
import { NGINX_SERVER_OUTLETS, nginxOutlets } from './nginxOutlets';
import { HTTP_PORT, METRICS_PORT } from './discoursePorts';
import { podScheduling } from './podScheduling';
import { secretEnvironment } from './secretEnvironment';
import { uploadsMounts, uploadsVolumes, WEB_GROUP_ID } from './uploadsVolume';

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
    // assets and serve broken pages without this.
    PRECOMPILE_ON_BOOT:
      forum.spec.discourse.image.assets === 'compiled' ? '0' : '1',
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
    ports: [
      { name: 'http', containerPort: HTTP_PORT },
      ...(hasDiscourseMetrics(forum)
        ? [{ name: 'metrics', containerPort: METRICS_PORT }]
        : []),
    ],
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
      ...uploadsMounts(forum),
      ...Object.keys(nginxOutlets(forum)).map(file => ({
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
  return {
    metadata: {
      labels: objectLabels(forum, component),
      annotations: { 'checksum/config': configChecksum(forum) },
    },
    spec: {
      serviceAccountName: names.discourse,
      automountServiceAccountToken: false,
      // Service links would add DISCOURSE_… variables of their own, and those
      // end up in discourse.conf.
      enableServiceLinks: false,
      terminationGracePeriodSeconds: sidekiqs > 0 ? 120 : 60,
      securityContext: {
        seccompProfile: { type: 'RuntimeDefault' },
        ...(uploadsVolumes(forum).length > 0
          ? { fsGroup: WEB_GROUP_ID, fsGroupChangePolicy: 'OnRootMismatch' }
          : {}),
      },
      ...podScheduling(forum, { selector: selectorLabels(forum, component) }),
      containers: [buildContainer(forum, options)],
      volumes: [
        // Logs, and whole backups on their way to S3.
        { name: 'shared', emptyDir: { sizeLimit: '10Gi' } },
        { name: 'nginx', configMap: { name: names.nginx } },
        ...uploadsVolumes(forum),
      ],
    },
  };
}
