import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IJob } from 'kubernetes-models/batch/v1';
import type { IEnvVar, IVolume, IVolumeMount } from 'kubernetes-models/v1';
import { directDatabase } from '../discourse/directDatabase';
import { discourseImage } from '../discourse/discourseImage';
import { nodeSelectorOf } from '../discourse/podScheduling';
import { secretEnvironment } from '../discourse/secretEnvironment';
import { objectLabels, type ForumComponent } from '../manifests/labels';
import { forumNames } from '../manifests/names';
import { recreatedByFlux } from '../manifests/syncAnnotations';
import { containerResources } from '../sizing/containerResources';
import { resolveSizing } from '../sizing/resolveSizing';

const DISCOURSE_USER_ID = 1000;

/** A command that runs once in the Discourse image. */
export interface DiscourseJobOptions {
  name: string;
  component: Extract<ForumComponent, 'migration' | 'portal-keys' | 'branding'>;
  annotations: Record<string, string>;
  /** Command lines, run in turn in the folder of Discourse. */
  commands: string[];
  deadlineSeconds: number;
  env?: IEnvVar[];
  volumes?: IVolume[];
  volumeMounts?: IVolumeMount[];
}

/** The last one replaces the shell, so that it gets the signals. */
function inTurn(commands: string[]): string {
  const steps = ['cd /var/www/discourse', ...commands];
  const last = `exec ${steps.pop()}`;
  return [...steps, last].join(' && ');
}

/**
 * A Job that runs commands as the discourse user, past runit: without
 * `discourse.conf` Discourse reads its settings straight from the environment.
 */
export function buildDiscourseJob(
  forum: ForumSpec,
  options: DiscourseJobOptions,
): IJob {
  const names = forumNames(forum);
  const { name, component, annotations, commands, deadlineSeconds } = options;
  const labels = objectLabels(forum, component);

  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name,
      namespace: names.namespace,
      annotations: { ...annotations, ...recreatedByFlux(forum) },
      labels,
    },
    spec: {
      backoffLimit: 2,
      activeDeadlineSeconds: deadlineSeconds,
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: names.discourse,
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          restartPolicy: 'Never',
          nodeSelector: nodeSelectorOf(forum),
          securityContext: {
            runAsUser: DISCOURSE_USER_ID,
            runAsGroup: DISCOURSE_USER_ID,
            runAsNonRoot: true,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [
            {
              name: 'discourse',
              image: discourseImage(forum),
              imagePullPolicy: 'IfNotPresent',
              command: ['/bin/bash', '-c', inTurn(commands)],
              envFrom: [{ configMapRef: { name: names.discourse } }],
              env: [
                { name: 'HOME', value: '/home/discourse' },
                ...directDatabase(forum),
                ...secretEnvironment(forum),
                ...(options.env ?? []),
              ],
              resources: containerResources(resolveSizing(forum).job),
              securityContext: {
                allowPrivilegeEscalation: false,
                capabilities: { drop: ['ALL'] },
              },
              volumeMounts: options.volumeMounts,
            },
          ],
          volumes: options.volumes,
        },
      },
    },
  };
}
