import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IPodTemplateSpec } from 'kubernetes-models/v1';
import { objectLabels, poolLabels, selectorLabels } from '../manifests/labels';
import { forumNames } from '../manifests/names';
import { containerResources } from '../sizing/containerResources';
import type { SidekiqPool } from '../sizing/sidekiqPools';
import { configChecksum } from './configChecksum';
import { discourseImage } from './discourseImage';
import { podScheduling } from './podScheduling';
import { secretEnvironment } from './secretEnvironment';
import { uploadsMounts, uploadsVolumes, WEB_GROUP_ID } from './uploadsVolume';

const DISCOURSE_USER_ID = 1000;
const QUEUE_WEIGHTS: Record<string, number> = {
  critical: 8,
  default: 4,
  low: 2,
  ultra_low: 1,
};

/** Command line of a Sidekiq process for these queues alone. */
function sidekiqCommand(forum: ForumSpec, pool: SidekiqPool): string {
  const queues = (pool.queues ?? Object.keys(QUEUE_WEIGHTS))
    .map(queue => `-q ${queue},${QUEUE_WEIGHTS[queue]}`)
    .join(' ');
  // Mails refer to compiled assets.
  const compile =
    forum.spec.discourse.image.assets === 'compiled'
      ? []
      : ['SKIP_EMBER_CLI_COMPILE=1 bundle exec rake assets:precompile'];
  return [
    'set -e',
    'cd /var/www/discourse',
    'export LD_PRELOAD="${RUBY_ALLOCATOR:-}"',
    ...compile,
    `exec bundle exec sidekiq -e production -c ${pool.threads} ${queues}`,
  ].join('\n');
}

// The process shows its version and how busy it is; the brackets keep pgrep
// from finding the shell that runs it.
const IS_RUNNING = ['/bin/sh', '-c', "pgrep -f '[s]idekiq [0-9]' > /dev/null"];

/**
 * A pod of one bare Sidekiq process, past runit, for the queues of its pool.
 * It runs as the discourse user without a capability.
 */
export function buildSidekiqPod(
  forum: ForumSpec,
  pool: SidekiqPool,
): IPodTemplateSpec {
  const names = forumNames(forum);
  const { requests, limits } = containerResources(pool.pod);
  const selector = { ...selectorLabels(forum, 'sidekiq'), ...poolLabels(pool) };

  return {
    metadata: {
      labels: { ...objectLabels(forum, 'sidekiq'), ...poolLabels(pool) },
      annotations: { 'checksum/config': configChecksum(forum) },
    },
    spec: {
      serviceAccountName: names.discourse,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: 120,
      securityContext: {
        runAsUser: DISCOURSE_USER_ID,
        runAsGroup: DISCOURSE_USER_ID,
        runAsNonRoot: true,
        fsGroup: WEB_GROUP_ID,
        fsGroupChangePolicy: 'OnRootMismatch',
        seccompProfile: { type: 'RuntimeDefault' },
      },
      ...podScheduling(forum, { selector }),
      containers: [
        {
          name: 'discourse',
          image: discourseImage(forum),
          imagePullPolicy: 'IfNotPresent',
          command: ['/bin/bash', '-c', sidekiqCommand(forum, pool)],
          envFrom: [{ configMapRef: { name: names.discourse } }],
          env: [
            { name: 'HOME', value: '/home/discourse' },
            { name: 'DISCOURSE_SIDEKIQ_WORKERS', value: String(pool.threads) },
            ...secretEnvironment(forum),
          ],
          resources: {
            requests: { ...requests, 'ephemeral-storage': '1Gi' },
            limits: { ...limits, 'ephemeral-storage': '12Gi' },
          },
          startupProbe: {
            exec: { command: IS_RUNNING },
            periodSeconds: 10,
            timeoutSeconds: 5,
            failureThreshold: 60,
          },
          livenessProbe: {
            exec: { command: IS_RUNNING },
            periodSeconds: 30,
            timeoutSeconds: 10,
            failureThreshold: 4,
          },
          lifecycle: {
            preStop: {
              exec: {
                command: [
                  '/bin/sh',
                  '-c',
                  "pkill -TSTP -f '[s]idekiq [0-9]'; sleep 25",
                ],
              },
            },
          },
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
          },
          volumeMounts: [
            { name: 'shared', mountPath: '/shared' },
            ...uploadsMounts(forum),
          ],
        },
      ],
      volumes: [
        { name: 'shared', emptyDir: { sizeLimit: '10Gi' } },
        ...uploadsVolumes(forum),
      ],
    },
  };
}
