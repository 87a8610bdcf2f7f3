import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { ICronJob } from 'kubernetes-models/batch/v1';
import type {
  IRole,
  IRoleBinding,
} from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import type { IConfigMap } from 'kubernetes-models/v1';
import { buildConfigMap } from '../discourse/buildConfigMap';
import { buildServiceAccount } from '../manifests/buildServiceAccount';
import { objectLabels } from '../manifests/labels';
import type { ComponentManifests } from '../manifests/ManifestObject';
import { forumNames } from '../manifests/names';
import { inWave, WAVES } from '../manifests/syncAnnotations';
import { buildProofPod } from './buildProofPod';
import { proofSchedule } from './proofSchedule';
import { FETCH_BACKUP_FILE, FETCH_BACKUP_SCRIPT } from './scripts/fetchBackup';
import {
  PROVE_RESTORE_FILE,
  PROVE_RESTORE_SCRIPT,
} from './scripts/proveRestore';
import { REPORT_PROOF_FILE, REPORT_PROOF_SCRIPT } from './scripts/reportProof';

const DEADLINE_SECONDS = 6 * 3600;
const RBAC = 'rbac.authorization.k8s.io';

function metadata(forum: ForumSpec, wave: number) {
  const { namespace, restoreProof } = forumNames(forum);
  return {
    name: restoreProof,
    namespace,
    annotations: inWave(wave),
    labels: objectLabels(forum, 'restore-proof'),
  };
}

/** Where the result goes. Without data here, so that no sync takes it away. */
function buildResult(forum: ForumSpec): IConfigMap {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadata(forum, WAVES.configuration),
  };
}

/** The one thing that the pod may do: write that result. */
function buildRole(forum: ForumSpec): IRole {
  return {
    apiVersion: `${RBAC}/v1`,
    kind: 'Role',
    metadata: metadata(forum, WAVES.foundation),
    rules: [
      {
        apiGroups: [''],
        resources: ['configmaps'],
        resourceNames: [forumNames(forum).restoreProof],
        verbs: ['patch'],
      },
    ],
  };
}

function buildRoleBinding(forum: ForumSpec): IRoleBinding {
  const { namespace, restoreProof } = forumNames(forum);
  return {
    apiVersion: `${RBAC}/v1`,
    kind: 'RoleBinding',
    metadata: metadata(forum, WAVES.foundation),
    roleRef: { apiGroup: RBAC, kind: 'Role', name: restoreProof },
    subjects: [{ kind: 'ServiceAccount', name: restoreProof, namespace }],
  };
}

function buildCronJob(forum: ForumSpec): ICronJob {
  const labels = objectLabels(forum, 'restore-proof');
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: metadata(forum, WAVES.workload),
    spec: {
      schedule: proofSchedule(forum),
      timeZone: 'Etc/UTC',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: DEADLINE_SECONDS,
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 3,
      jobTemplate: {
        metadata: { labels },
        spec: {
          // A refusal is an answer; asking again would not change it.
          backoffLimit: 0,
          activeDeadlineSeconds: DEADLINE_SECONDS,
          template: { metadata: { labels }, spec: buildProofPod(forum) },
        },
      },
    },
  };
}

/** Restores the newest backup again and again, and says whether it was good. */
export function restoreProofManifests(forum: ForumSpec): ComponentManifests {
  const { restoreProof, restoreProofScripts } = forumNames(forum);
  if (!forum.spec.backups.restoreProof.enabled) {
    return {};
  }
  const { pullSecret } = forum.spec.discourse.image;
  return {
    'scripts-config-map': buildConfigMap(forum, {
      name: restoreProofScripts,
      component: 'restore-proof',
      data: {
        [FETCH_BACKUP_FILE]: FETCH_BACKUP_SCRIPT,
        [PROVE_RESTORE_FILE]: PROVE_RESTORE_SCRIPT,
        [REPORT_PROOF_FILE]: REPORT_PROOF_SCRIPT,
      },
    }),
    'result-config-map': buildResult(forum),
    'service-account': buildServiceAccount(forum, {
      name: restoreProof,
      component: 'restore-proof',
      pullSecret,
    }),
    role: buildRole(forum),
    'role-binding': buildRoleBinding(forum),
    'cron-job': buildCronJob(forum),
  };
}
