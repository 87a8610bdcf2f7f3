import {
  forumAssembly,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import type {
  IContainer,
  IEnvVar,
  IPodSpec,
  IVolume,
  IVolumeMount,
} from 'kubernetes-models/v1';
import { EXTENSIONS } from '../database/databaseFacts';
import { discourseImage } from '../discourse/discourseImage';
import { nodeSelectorOf } from '../discourse/podScheduling';
import { objectLabels, selectorLabels } from '../manifests/labels';
import { forumNames } from '../manifests/names';
import { VERSIONS } from '../manifests/versions';
import { SECRET_KEYS } from '../secrets/requiredSecrets';
import { containerResources } from '../sizing/containerResources';
import { resolveSizing } from '../sizing/resolveSizing';
import { FETCH_BACKUP_FILE } from './scripts/fetchBackup';
import { PROVE_RESTORE_FILE } from './scripts/proveRestore';
import { REPORT_PROOF_FILE } from './scripts/reportProof';

const DISCOURSE_USER_ID = 1000;
/** User `postgres` of the CloudNativePG images. */
const POSTGRES_USER_ID = 26;
const SCRIPTS = '/etc/restore-proof';
const INPUT = '/proof/in';
const OUTPUT = '/proof/out';
const WORK = '/proof/work';
const PREVIOUS = '/proof/previous';
const ACCESS = '/proof/access';
const BACKUPS = '/proof/backups';
const TOKEN_SECONDS = 3600;
/** Share of the rows of the last time that there have to be, in percent. */
const KEPT_PERCENT = 50;

const securityContext = (userId: number): IContainer['securityContext'] => ({
  runAsUser: userId,
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
});
const scripts: IVolumeMount = {
  name: 'scripts',
  mountPath: SCRIPTS,
  readOnly: true,
};

function storedBackups(forum: ForumSpec): {
  env: IEnvVar[];
  mounts: IVolumeMount[];
  volumes: IVolume[];
} {
  const names = forumNames(forum);
  const { backups, objectStorage } = forum.spec;
  if (backups.location === 'volume') {
    return {
      env: [{ name: 'PROOF_BACKUPS_FOLDER', value: `${BACKUPS}/default` }],
      mounts: [
        {
          name: 'backups',
          mountPath: BACKUPS,
          subPath: 'backups',
          readOnly: true,
        },
      ],
      volumes: [
        {
          name: 'backups',
          persistentVolumeClaim: { claimName: names.uploads, readOnly: true },
        },
      ],
    };
  }
  const name = backups.restoreProof.readOnlyKey
    ? names.restoreProofStorage
    : names.objectStorageSecret;
  const fromSecret = (variable: string, key: string): IEnvVar => ({
    name: variable,
    valueFrom: { secretKeyRef: { name, key } },
  });
  return {
    env: [
      { name: 'PROOF_S3_ENDPOINT', value: objectStorage.endpoint },
      { name: 'PROOF_S3_BUCKET', value: objectStorage.backupsBucket },
      { name: 'PROOF_S3_REGION', value: objectStorage.region },
      fromSecret('PROOF_S3_ACCESS_KEY_ID', SECRET_KEYS.accessKeyId),
      fromSecret('PROOF_S3_SECRET_ACCESS_KEY', SECRET_KEYS.secretAccessKey),
    ],
    mounts: [],
    volumes: [],
  };
}

/** A volume for one node at a time has to be read where its pods are. */
function besideVolume(forum: ForumSpec): Pick<IPodSpec, 'affinity'> {
  const { backups, uploads } = forum.spec;
  if (backups.location !== 'volume' || uploads.accessMode !== 'ReadWriteOnce') {
    return {};
  }
  return {
    affinity: {
      podAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          {
            topologyKey: 'kubernetes.io/hostname',
            labelSelector: { matchLabels: selectorLabels(forum, 'web') },
          },
        ],
      },
    },
  };
}

function fetchContainer(forum: ForumSpec): IContainer {
  const { env, mounts } = storedBackups(forum);
  return {
    name: 'fetch',
    image: discourseImage(forum),
    imagePullPolicy: 'IfNotPresent',
    command: ['ruby', `${SCRIPTS}/${FETCH_BACKUP_FILE}`],
    env: [{ name: 'PROOF_IN', value: INPUT }, ...env],
    resources: containerResources(resolveSizing(forum).restoreProof.fetch),
    securityContext: securityContext(DISCOURSE_USER_ID),
    volumeMounts: [
      scripts,
      { name: 'work', mountPath: INPUT, subPath: 'in' },
      ...mounts,
    ],
  };
}

function proveContainer(forum: ForumSpec): IContainer {
  const { backups } = forum.spec;
  const inArchive =
    forumAssembly(forum).uploads === 'volume' && backups.withUploads;
  return {
    name: 'prove',
    image: VERSIONS.restoreProofImage,
    imagePullPolicy: 'IfNotPresent',
    command: ['bash', `${SCRIPTS}/${PROVE_RESTORE_FILE}`],
    env: [
      { name: 'PROOF_FORUM', value: forum.metadata.name },
      { name: 'PROOF_IN', value: INPUT },
      { name: 'PROOF_OUT', value: OUTPUT },
      { name: 'PROOF_WORK', value: WORK },
      { name: 'PROOF_PREVIOUS', value: `${PREVIOUS}/passed.json` },
      { name: 'PROOF_EXTENSIONS', value: EXTENSIONS.join(' ') },
      {
        name: 'PROOF_QUIET_DAYS',
        value: String(backups.restoreProof.quietDays),
      },
      { name: 'PROOF_KEPT_PERCENT', value: String(KEPT_PERCENT) },
      { name: 'PROOF_UPLOADS_IN_ARCHIVE', value: inArchive ? 'yes' : 'no' },
    ],
    resources: containerResources(resolveSizing(forum).restoreProof.prove),
    securityContext: securityContext(POSTGRES_USER_ID),
    volumeMounts: [
      scripts,
      { name: 'work', mountPath: INPUT, subPath: 'in', readOnly: true },
      { name: 'work', mountPath: WORK, subPath: 'work' },
      { name: 'previous', mountPath: PREVIOUS, readOnly: true },
      { name: 'result', mountPath: OUTPUT },
    ],
  };
}

function reportContainer(forum: ForumSpec): IContainer {
  const { namespace, portalKeys, restoreProof } = forumNames(forum);
  return {
    name: 'report',
    image: discourseImage(forum),
    imagePullPolicy: 'IfNotPresent',
    command: ['ruby', `${SCRIPTS}/${REPORT_PROOF_FILE}`],
    env: [
      { name: 'PROOF_RESULT', value: `${OUTPUT}/result.json` },
      {
        name: 'PROOF_CONFIG_MAP_URL',
        value: `https://kubernetes.default.svc/api/v1/namespaces/${namespace}/configmaps/${restoreProof}`,
      },
      { name: 'PROOF_BEARER_FILE', value: `${ACCESS}/token` },
      { name: 'PROOF_CA_FILE', value: `${ACCESS}/ca.crt` },
      {
        name: 'PROOF_KEY',
        valueFrom: {
          secretKeyRef: { name: portalKeys, key: SECRET_KEYS.monitor },
        },
      },
    ],
    resources: containerResources(resolveSizing(forum).restoreProof.fetch),
    securityContext: securityContext(DISCOURSE_USER_ID),
    volumeMounts: [
      scripts,
      { name: 'result', mountPath: OUTPUT, readOnly: true },
      { name: 'access', mountPath: ACCESS, readOnly: true },
    ],
  };
}

function volumes(forum: ForumSpec): IVolume[] {
  const { restoreProof, restoreProofScripts } = forumNames(forum);
  return [
    { name: 'scripts', configMap: { name: restoreProofScripts } },
    { name: 'previous', configMap: { name: restoreProof } },
    { name: 'result', emptyDir: { sizeLimit: '1Mi' } },
    {
      name: 'work',
      // Goes with its pod, and does not fill the disk of the node.
      ephemeral: {
        volumeClaimTemplate: {
          metadata: { labels: objectLabels(forum, 'restore-proof') },
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: forum.spec.database.storageClass,
            resources: {
              requests: { storage: resolveSizing(forum).restoreProof.storage },
            },
          },
        },
      },
    },
    {
      name: 'access',
      projected: {
        sources: [
          {
            serviceAccountToken: {
              path: 'token',
              expirationSeconds: TOKEN_SECONDS,
            },
          },
          {
            configMap: {
              name: 'kube-root-ca.crt',
              items: [{ key: 'ca.crt', path: 'ca.crt' }],
            },
          },
        ],
      },
    },
    ...storedBackups(forum).volumes,
  ];
}

/**
 * The pod that proves a backup: one container has the storage key, the next
 * has the backup and nothing else, the last has the signing key and a token.
 */
export function buildProofPod(forum: ForumSpec): IPodSpec {
  return {
    serviceAccountName: forumNames(forum).restoreProof,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    restartPolicy: 'Never',
    nodeSelector: nodeSelectorOf(forum),
    ...besideVolume(forum),
    securityContext: {
      runAsNonRoot: true,
      runAsUser: DISCOURSE_USER_ID,
      runAsGroup: DISCOURSE_USER_ID,
      fsGroup: DISCOURSE_USER_ID,
      fsGroupChangePolicy: 'OnRootMismatch',
      seccompProfile: { type: 'RuntimeDefault' },
    },
    initContainers: [fetchContainer(forum), proveContainer(forum)],
    containers: [reportContainer(forum)],
    volumes: volumes(forum),
  };
}
