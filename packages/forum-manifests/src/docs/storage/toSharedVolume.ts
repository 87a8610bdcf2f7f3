import {
  forumAssembly,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../../manifests/names';
import { forumCommand } from '../../workflow/checkCommands';
import { printInOrder } from '../../yaml/printYaml';
import { forumCommands } from '../forumCommands';
import { gitopsCommands } from '../gitopsCommands';
import { shell, yamlBlock } from '../markdown';
import { resumeSync } from '../resumeSync';
import { copyCommands, copyPod } from './copyPod';

const RETAIN =
  '--type merge -p \'{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}\'';
const WITHOUT_STORAGE_LIMITS =
  '[{"op":"remove","path":"/spec/hard/requests.storage"},{"op":"remove","path":"/spec/hard/persistentvolumeclaims"}]';

function nextClaim(forum: ForumSpec, name: string): string {
  return printInOrder({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name },
    spec: {
      accessModes: ['ReadWriteMany'],
      storageClassName: forumAssembly(forum).uploadsStorageClass,
      resources: { requests: { storage: forum.spec.uploads.size } },
    },
  });
}

/** A claim of this forum that was made ReadWriteOnce, made anew. */
export function toSharedVolume(forum: ForumSpec): string[] {
  const { kubectl, stopAll } = forumCommands(forum);
  const gitops = gitopsCommands(forum);
  const { namespace, uploads: claim } = forumNames(forum);
  const next = `${claim}-next`;
  const reserved = JSON.stringify({
    spec: {
      claimRef: { namespace, name: claim, uid: null, resourceVersion: null },
    },
  });
  return [
    '## From ReadWriteOnce to ReadWriteMany',
    `The access mode of a claim can not be changed, and the render always names it \`${claim}\`. So the data moves to a second claim, and its volume takes the place of the old one. Take a [backup](backup-restore.md) first. Save the second claim as \`next-claim.yaml\`, of a class that serves ReadWriteMany:`,
    yamlBlock(nextClaim(forum, next)),
    'Save this as `copy-uploads.yaml`:',
    yamlBlock(
      copyPod({
        oldClaim: claim,
        newClaim: next,
        command: 'cp -a /old/. /new/',
      }),
    ),
    'Hold the sync, and lift the quota of volumes until it goes on. Copy once while the forum runs, which takes the most time, and once more while it stands still, which takes little:',
    shell(
      gitops.pause,
      kubectl(
        `patch resourcequota ${namespace} --type json -p '${WITHOUT_STORAGE_LIMITS}'`,
      ),
      kubectl('apply -f next-claim.yaml'),
      ...copyCommands(forum),
      ...stopAll(),
      ...copyCommands(forum),
    ),
    `Keep both volumes, take the claims away, and reserve the new volume for claim \`${claim}\`:`,
    shell(
      kubectl(
        `get pvc ${claim} ${next} -o custom-columns=CLAIM:.metadata.name,VOLUME:.spec.volumeName`,
      ),
      `kubectl patch pv <old volume> ${RETAIN}`,
      `kubectl patch pv <new volume> ${RETAIN}`,
      kubectl(`delete pvc ${claim} ${next}`),
      `kubectl patch pv <new volume> --type merge -p '${reserved}'`,
    ),
    'Set `spec.uploads.accessMode: ReadWriteMany` in `forum.yaml`, with the class and the size of the second claim, and two web replicas. Render, look at the plan, and merge while the forum still stands:',
    shell(forumCommand('plan'), forumCommand('render'), forumCommand('check')),
    `Then let the sync go on. It makes claim \`${claim}\` anew, which takes the volume that is reserved for it:`,
    ...resumeSync(forum),
    'Open old pictures from both pods, and keep the old volume for a month: it is the way back, by the same reservation.',
  ];
}

/** The uploads of another deployment, copied into the claim of this forum. */
export function fromOldDeployment(forum: ForumSpec): string[] {
  const { stopAll } = forumCommands(forum);
  const { namespace, uploads: claim } = forumNames(forum);
  return [
    '## From the volume of an old deployment',
    `For each volume of the old deployment (the Bitnami chart has three: uploads, plugins, public) decide first: only uploads hold data, plugins and public come with the image. The new claim is \`${claim}\`, which the first sync makes. A pod mounts claims of its own namespace only, so the old one has to be in \`${namespace}\`: let its volume be retained, take the old claim away, and reserve the volume for a claim here.`,
    'The pods mount the folder `uploads` of the claim, and write as user 1000 and group 33. Save this as `copy-uploads.yaml`; `/old` is the folder that holds `default`, so name the folder below it where the old claim keeps uploads deeper:',
    yamlBlock(
      copyPod({
        oldClaim: '<old claim>',
        newClaim: claim,
        command:
          'mkdir -p /new/uploads && cp -a /old/. /new/uploads/ && chown -R 1000:33 /new/uploads',
      }),
    ),
    'Hold the sync and stop this forum, so that nothing is written beside the copy and its claim is free for the node. Copy while the old forum still runs, which takes the most time:',
    shell(gitopsCommands(forum).pause, ...stopAll(), ...copyCommands(forum)),
    'Stop the old forum, and copy what came since:',
    shell(...copyCommands(forum)),
    'Merge what has to change with it, such as the host name, and let the sync go on:',
    ...resumeSync(forum),
    'Keep the old claim for a month. The way back is the old deployment with it.',
  ];
}
