import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { objectLabels } from '../manifests/labels';
import { forumNames } from '../manifests/names';
import { inWaveAndKept, WAVES } from '../manifests/syncAnnotations';
import { objectStorageEndpoint } from '../objectStorage/objectStorageEndpoint';
import { SECRET_KEYS } from '../secrets/requiredSecrets';
import { mebibytes, millicores } from '../sizing/quantity';
import { resolveSizing } from '../sizing/resolveSizing';
import type { ObjectStore } from './ObjectStore';

const RETENTION_CHECK_SECONDS = 1800;

/** Where the base backups and the WAL of the database go. */
export function buildObjectStore(forum: ForumSpec): ObjectStore {
  const names = forumNames(forum);
  const { objectStorage, backups } = forum.spec;
  const { backupSidecar } = resolveSizing(forum).database;
  const credential = (key: string) => ({
    name: names.objectStorageSecret,
    key,
  });

  return {
    apiVersion: 'barmancloud.cnpg.io/v1',
    kind: 'ObjectStore',
    metadata: {
      name: names.databaseStore,
      namespace: names.namespace,
      annotations: inWaveAndKept(WAVES.configuration),
      labels: objectLabels(forum, 'database'),
    },
    spec: {
      retentionPolicy: `${backups.databaseRetentionDays}d`,
      configuration: {
        destinationPath: `s3://${objectStorage.databaseBucket}/${names.namespace}`,
        endpointURL: objectStorageEndpoint(objectStorage.endpoint).customUrl,
        s3Credentials: {
          accessKeyId: credential(SECRET_KEYS.accessKeyId),
          secretAccessKey: credential(SECRET_KEYS.secretAccessKey),
        },
        wal: { compression: 'gzip' },
        data: { compression: 'gzip' },
      },
      instanceSidecarConfiguration: {
        env: [
          { name: 'AWS_DEFAULT_REGION', value: objectStorage.region },
          { name: 'AWS_REQUEST_CHECKSUM_CALCULATION', value: 'when_required' },
          { name: 'AWS_RESPONSE_CHECKSUM_VALIDATION', value: 'when_required' },
        ],
        resources: {
          requests: {
            cpu: millicores(backupSidecar.cpuMillis),
            memory: mebibytes(backupSidecar.memoryRequestMi),
          },
          limits: { memory: mebibytes(backupSidecar.memoryLimitMi) },
        },
        retentionPolicyIntervalSeconds: RETENTION_CHECK_SECONDS,
      },
    },
  };
}
