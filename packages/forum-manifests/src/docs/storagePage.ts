import {
  forumAssembly,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../manifests/names';
import { forumCommands } from './forumCommands';
import { gitopsCommands } from './gitopsCommands';
import { bullets, markdownTable, page, shell, yamlBlock } from './markdown';

const COPY_POD = `apiVersion: v1
kind: Pod
metadata:
  name: copy-uploads
spec:
  restartPolicy: Never
  securityContext:
    seccompProfile: { type: RuntimeDefault }
  containers:
    - name: copy
      image: docker.io/library/debian:bookworm-slim
      command: [cp, -a, /old/., /new/]
      volumeMounts:
        - { name: old, mountPath: /old, readOnly: true }
        - { name: new, mountPath: /new }
  volumes:
    - { name: old, persistentVolumeClaim: { claimName: <old claim> } }
    - { name: new, persistentVolumeClaim: { claimName: <new claim> } }
`;

function whereUploadsAre(forum: ForumSpec): string {
  const { uploads, uploadsStorageClass } = forumAssembly(forum);
  const { objectStorage, uploads: volume } = forum.spec;
  return uploads === 's3'
    ? `Uploads of this forum are in the bucket \`${objectStorage.uploadsBucket}\`. Any number of web pods shares them, and no volume has to be shared.`
    : `Uploads of this forum are on a volume of ${volume.size} of StorageClass \`${uploadsStorageClass}\`, ${volume.accessMode}. Longhorn serves each ReadWriteMany volume from one NFS pod: when that pod or its node ends, clients wait through a grace period of about 90 seconds.`;
}

function toSharedVolume(forum: ForumSpec): string[] {
  const { kubectl, stopAll, startAll } = forumCommands(forum);
  const gitops = gitopsCommands(forum);
  return [
    '## From ReadWriteOnce to ReadWriteMany',
    'The access mode of a claim can not be changed, so the data moves to a new one. For each volume of the old deployment (the Bitnami chart has three: uploads, plugins, public) decide first: only uploads hold data, plugins and public come with the image.',
    'Take a [backup](backup-restore.md). Copy once while the forum runs, which takes the most time, and once more while it stands still, which takes little. Save this as `copy-uploads.yaml`:',
    yamlBlock(COPY_POD),
    shell(
      kubectl('apply -f copy-uploads.yaml'),
      kubectl(
        "wait pod/copy-uploads --for=jsonpath='{.status.phase}'=Succeeded --timeout=12h",
      ),
      kubectl('delete pod copy-uploads'),
      gitops.pause,
      ...stopAll(),
      kubectl('apply -f copy-uploads.yaml'),
      kubectl(
        "wait pod/copy-uploads --for=jsonpath='{.status.phase}'=Succeeded --timeout=12h",
      ),
      kubectl('delete pod copy-uploads'),
      ...startAll(),
      gitops.resume,
    ),
    'Then set `spec.uploads` and two web replicas in `forum.yaml`, merge, open old pictures in both pods, and keep the old claim for a month. The way back is the old claim.',
  ];
}

function toObjectStorage(forum: ForumSpec): string[] {
  const { inWeb } = forumCommands(forum);
  return [
    '## From a volume to S3',
    'S3 takes the shared volume, its single NFS pod and its backups away. Set `spec.objectStorage.uploadsBucket` and `spec.uploads.store: s3` in `forum.yaml` and merge; new uploads go to the bucket at once. Then move the old ones, which goes on while members read:',
    shell(inWeb('rake uploads:migrate_to_s3'), inWeb('rake posts:rebake')),
    'Keep the volume until old posts show their pictures from the bucket, and the count of missing uploads is zero:',
    shell(inWeb('rake uploads:missing')),
  ];
}

function largerQueueVolume(forum: ForumSpec): string[] {
  const { kubectl, stopAll, startAll } = forumCommands(forum);
  const gitops = gitopsCommands(forum);
  const set = forumNames(forum).valkey;
  const claim = `data-${set}-0`;
  return [
    '## Another volume for Valkey',
    `Kubernetes refuses another size or class in StatefulSet \`${set}\`: the claims of a StatefulSet are fixed when it is made, and a merge alone would stop the sync. Hold the sync, and merge the change:`,
    shell(gitops.pause),
    'Where the class lets volumes grow, make the claim larger and have the set made anew around its running pod:',
    shell(
      kubectl(
        `patch pvc ${claim} --type merge -p '{"spec":{"resources":{"requests":{"storage":"<new size>"}}}}'`,
      ),
      kubectl(`delete statefulset ${set} --cascade=orphan`),
      gitops.resume,
    ),
    'For another class the volume is made anew, and what it holds is lost. Let the queues drain (Admin → Sidekiq), then:',
    shell(
      ...stopAll(),
      kubectl(`delete statefulset ${set}`),
      kubectl(`delete pvc ${claim}`),
      gitops.resume,
      ...startAll(),
    ),
  ];
}

/** `docs/storage.md`: where the data lies, and how it moves. */
export function storagePage(forum: ForumSpec): string {
  const { objectStorage } = forum.spec;
  const { kubectl } = forumCommands(forum);
  return page(
    '# Storage',
    whereUploadsAre(forum),
    markdownTable(
      ['Data', 'Place'],
      [
        ['posts, members, settings', 'volumes of PostgreSQL, one an instance'],
        ['queued jobs', 'volume of Valkey'],
        ['database backups', `bucket \`${objectStorage.databaseBucket}\``],
        [
          'Discourse backups',
          forum.spec.backups.location === 's3'
            ? `bucket \`${objectStorage.backupsBucket}\``
            : 'the volume of the uploads',
        ],
      ],
    ),
    shell(kubectl('get pvc')),
    '## The store',
    bullets(
      'Uploads are read by everybody: give the uploads bucket public read (by ACLs, or by a policy where the store has none), the others none.',
      'Backups and uploads never share a bucket: Discourse deletes old backups by itself.',
      'Switch on versioning or replication for uploads; no backup of the database contains them.',
      'Self-hosted stores that fit: Ceph RGW, SeaweedFS, Garage. Avatars and optimized pictures lie beside the originals in the same bucket.',
    ),
    ...(forumAssembly(forum).uploads === 's3' ? [] : toSharedVolume(forum)),
    ...toObjectStorage(forum),
    ...largerQueueVolume(forum),
  );
}
