import {
  forumAssembly,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import type {
  IPersistentVolumeClaim,
  IVolume,
  IVolumeMount,
} from 'kubernetes-models/v1';
import { objectLabels } from '../manifests/labels';
import { forumNames } from '../manifests/names';
import { inWaveAndKept, WAVES } from '../manifests/syncAnnotations';

const VOLUME = 'uploads';

/** Group of nginx and the app server in the image, www-data of Debian. */
export const WEB_GROUP_ID = 33;

function hasVolume(forum: ForumSpec): boolean {
  return forumAssembly(forum).uploads === 'volume';
}

/** The volume of uploads and local backups; undefined with uploads in S3. */
export function buildUploadsClaim(
  forum: ForumSpec,
): IPersistentVolumeClaim | undefined {
  if (!hasVolume(forum)) {
    return undefined;
  }
  const names = forumNames(forum);
  const { uploads } = forum.spec;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name: names.uploads,
      namespace: names.namespace,
      // With the pods: many classes bind a volume to its first consumer, and
      // an earlier wave would wait for that one for ever.
      annotations: inWaveAndKept(WAVES.workload),
      labels: objectLabels(forum, 'discourse'),
    },
    spec: {
      accessModes: [uploads.accessMode],
      storageClassName: forumAssembly(forum).uploadsStorageClass,
      resources: { requests: { storage: uploads.size } },
    },
  };
}

/** The uploads volume of a pod. */
export function uploadsVolumes(forum: ForumSpec): IVolume[] {
  return hasVolume(forum)
    ? [
        {
          name: VOLUME,
          persistentVolumeClaim: { claimName: forumNames(forum).uploads },
        },
      ]
    : [];
}

/** Where a container finds it. */
export function uploadsMounts(forum: ForumSpec): IVolumeMount[] {
  if (!hasVolume(forum)) {
    return [];
  }
  const { backups } = forum.spec;
  // An archive with all uploads is put together here before it goes to S3; a
  // pod that did so on the disk of its node would be evicted.
  const folders =
    backups.location === 'volume' || backups.withUploads
      ? ['uploads', 'backups']
      : ['uploads'];
  return folders.map(folder => ({
    name: VOLUME,
    mountPath: `/shared/${folder}`,
    subPath: folder,
  }));
}
