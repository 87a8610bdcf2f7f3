import {
  forumAssembly,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../manifests/names';
import { forumCommands } from './forumCommands';
import { gitopsCommands } from './gitopsCommands';
import { bullets, markdownTable, page, shell } from './markdown';
import { resumeSync } from './resumeSync';
import { storeRules } from './storage/storeRules';
import { toObjectStorage } from './storage/toObjectStorage';
import { fromOldDeployment, toSharedVolume } from './storage/toSharedVolume';

function whereUploadsAre(forum: ForumSpec): string {
  const { uploads, uploadsStorageClass } = forumAssembly(forum);
  const { objectStorage, uploads: volume } = forum.spec;
  return uploads === 's3'
    ? `Uploads of this forum are in the bucket \`${objectStorage.uploadsBucket}\`. Any number of web pods shares them, and no volume has to be shared.`
    : `Uploads of this forum are on a volume of ${
        volume.size
      } of StorageClass \`${uploadsStorageClass}\`, ${volume.accessMode}.${
        volume.accessMode === 'ReadWriteMany'
          ? ' Longhorn serves each ReadWriteMany volume from one NFS pod: when that pod or its node ends, clients wait through a grace period of about 90 seconds.'
          : ' It serves one web pod, which stops before the next one starts.'
      }`;
}

function largerQueueVolume(forum: ForumSpec): string[] {
  const { kubectl, stopAll } = forumCommands(forum);
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
    ),
    'Then let the sync make it anew, and start the forum again:',
    ...resumeSync(forum),
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
    bullets(...storeRules(forum)),
    ...(forumAssembly(forum).uploads === 's3'
      ? []
      : [
          ...fromOldDeployment(forum),
          ...toSharedVolume(forum),
          ...toObjectStorage(forum),
        ]),
    ...largerQueueVolume(forum),
  );
}
