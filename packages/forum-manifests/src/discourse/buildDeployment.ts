import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import { objectLabels, selectorLabels } from '../manifests/labels';
import { forumNames } from '../manifests/names';
import { inWave, WAVES } from '../manifests/syncAnnotations';
import { resolveSizing } from '../sizing/resolveSizing';
import {
  buildDiscoursePod,
  type DiscoursePodOptions,
} from './buildDiscoursePod';

// Boot may take ten minutes; the default of ten would report a slow rollout
// as a failed one.
const PROGRESS_DEADLINE_SECONDS = 1200;

function buildDeployment(
  forum: ForumSpec,
  options: DiscoursePodOptions & { name: string; replicas: number },
): IDeployment {
  const { name, replicas, component } = options;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      namespace: forumNames(forum).namespace,
      annotations: inWave(WAVES.workload),
      labels: {
        ...objectLabels(forum, component),
        'app.kubernetes.io/version': forum.spec.discourse.version,
      },
    },
    spec: {
      replicas,
      revisionHistoryLimit: 5,
      progressDeadlineSeconds: PROGRESS_DEADLINE_SECONDS,
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
      },
      selector: { matchLabels: selectorLabels(forum, component) },
      template: buildDiscoursePod(forum, options),
    },
  };
}

/** The web pods; in mode `unified` they run one Sidekiq process each. */
export function buildWebDeployment(forum: ForumSpec): IDeployment {
  const { web } = resolveSizing(forum);
  return buildDeployment(forum, {
    name: forumNames(forum).web,
    component: 'web',
    replicas: web.replicas,
    size: web.pod,
    workers: web.workers,
    sidekiqs: web.sidekiqs,
  });
}

/** Sidekiq pods, in mode `separate` only. */
export function buildSidekiqDeployment(
  forum: ForumSpec,
): IDeployment | undefined {
  const { sidekiq } = resolveSizing(forum);
  if (!sidekiq) {
    return undefined;
  }
  return buildDeployment(forum, {
    name: forumNames(forum).sidekiq,
    component: 'sidekiq',
    replicas: sidekiq.replicas,
    size: sidekiq.pod,
    workers: 1,
    sidekiqs: 1,
  });
}
