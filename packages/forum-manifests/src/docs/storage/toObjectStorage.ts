import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../../manifests/names';
import { OVERLAY, overlayPath } from '../../repository/ownership';
import { printInOrder } from '../../yaml/printYaml';
import { forumCommands } from '../forumCommands';
import { shell, yamlBlock } from '../markdown';

function onOneNode({ spec }: ForumSpec): boolean {
  return spec.uploads.accessMode === 'ReadWriteOnce';
}

function change(forum: ForumSpec): string {
  const { uploadsBucket } = forum.spec.objectStorage;
  return printInOrder({
    spec: {
      ...(onOneNode(forum) ? { web: { replicas: 1 } } : {}),
      uploads: { store: 's3' },
      objectStorage: { uploadsBucket: uploadsBucket ?? '<bucket>' },
      ...(forum.spec.backups.location === 'volume'
        ? { backups: { location: 's3' } }
        : {}),
    },
  });
}

function keepVolume(forum: ForumSpec): string {
  const { web, uploads } = forumNames(forum);
  const recreate = onOneNode(forum)
    ? `
      - op: replace
        path: /spec/strategy
        value: { type: Recreate }`
    : '';
  return `patches:
  - target: { kind: Deployment, name: ${web} }
    patch: |
      - op: add
        path: /spec/template/spec/volumes/-
        value: { name: old-uploads, persistentVolumeClaim: { claimName: ${uploads} } }
      - op: add
        path: /spec/template/spec/containers/0/volumeMounts/-
        value: { name: old-uploads, mountPath: /shared/uploads, subPath: uploads }${recreate}
`;
}

/** Moves the uploads of a volume into a bucket. */
export function toObjectStorage(forum: ForumSpec): string[] {
  const { inWeb, kubectl } = forumCommands(forum);
  const { web, uploads } = forumNames(forum);
  const folder =
    forum.spec.gitops.tool === 'flux' ? overlayPath('app') : OVERLAY;
  return [
    '## From a volume to S3',
    'S3 takes the volume and its backups away. Make the bucket, and set in `forum.yaml`:',
    yamlBlock(change(forum)),
    `With that alone no pod mounts the volume, and \`rake uploads:migrate_to_s3\` finds nothing to move. So let the web pods keep it until the end, by a patch in \`${folder}/kustomization.yaml\` of the same pull request:`,
    yamlBlock(keepVolume(forum)),
    'Render and merge. New uploads go to the bucket at once, old ones are still served from the volume. Move them, which goes on while members read:',
    shell(
      kubectl(`rollout status deployment/${web}`),
      inWeb('rake uploads:migrate_to_s3'),
      inWeb('rake posts:rebake'),
    ),
    'It ends with an error while an upload is left behind; correct the cause and run it again. The count of missing uploads must be zero, and old posts show their pictures from the bucket:',
    shell(inWeb('rake uploads:missing')),
    `Then take the patch out again${
      onOneNode(forum) ? ', set `spec.web.replicas` as you like,' : ''
    } and merge. No sync deletes claim \`${uploads}\`. Keep it for a month${
      forum.spec.backups.location === 'volume'
        ? ', with the Discourse backups on it,'
        : ''
    } and delete it by hand; until then it counts against the quota of volumes:`,
    shell(kubectl(`delete pvc ${uploads}`)),
  ];
}
