import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumCommands } from '../docs/forumCommands';
import { gitopsCommands } from '../docs/gitopsCommands';
import {
  bullets,
  checklist,
  page,
  shell,
  steps,
  yamlBlock,
} from '../docs/markdown';
import type { Adoption } from './adoptValues';
import { valueAt } from './fieldTree';

const LEGACY_IMAGES = `global:
  security: { allowInsecureImages: true }
image: { repository: bitnamilegacy/discourse }
postgresql: { image: { repository: bitnamilegacy/postgresql } }
redis: { image: { repository: bitnamilegacy/redis } }
`;

const OLD = 'kubectl -n <old namespace>';

function inOldPod(command: string): string {
  return `${OLD} exec -it deploy/<old release> -c discourse -- ${command}`;
}

function restoreInto(spec: ForumSpec | undefined): string[] {
  if (!spec) {
    return [
      'Fill in `forum.yaml` first (ADOPTION.md says what is missing), render, and run `forum adopt` again: this section then holds the commands.',
    ];
  }
  const { inWeb, kubectl, stopAll, startAll, workloads } = forumCommands(spec);
  const gitops = gitopsCommands(spec);
  return [
    shell(
      gitops.pause,
      ...stopAll(),
      kubectl(`scale deployment/${workloads[0]} --replicas=1`),
      inWeb('discourse enable_restore'),
      inWeb('discourse restore <file>'),
      inWeb('discourse disable_restore'),
      ...startAll(),
      gitops.resume,
    ),
    'A restore into a newer version migrates the data; into an older one it is refused. Copy the archive into the backups bucket, under `default/`, before; it then shows up in the list of `discourse restore`.',
  ];
}

/** `MIGRATION.md`: from the old deployment to the new one, and back. */
export function migrationRunbook({ forum, spec }: Adoption): string {
  const known = valueAt(forum, ['spec', 'hostname']);
  const host = typeof known === 'string' ? known : '<host name>';
  const edge = spec ? gitopsCommands(spec).tool : 'the GitOps tool';
  return page(
    '# Migration off the Bitnami chart',
    `The address \`${host}\` stays, and so do posts, members, uploads and links. The old deployment keeps running until the switch, and stays untouched for a month after it.`,
    '## 0. Keep the old deployment alive',
    'Its images moved to `bitnamilegacy`, where they get no fixes. Until the switch, so that a restart finds them:',
    yamlBlock(LEGACY_IMAGES),
    '## 1. Prepare',
    steps(
      'Fill in what ADOPTION.md lists, and go through what stays behind.',
      `Meet the prerequisites of \`docs/deployment.md\`, supply the secrets of \`docs/secrets.md\`, and let ${edge} sync. The new forum runs beside the old one, in a namespace of its own; DNS still points at the old one.`,
      'Use the old secret key base for the new forum if members shall stay logged in.',
      `Lower the time to live of the DNS record of \`${host}\` to 300 seconds, a day ahead.`,
      'Switch outgoing mail of the new forum off for the rehearsal (`disable_emails: "yes"` in `spec.siteSettings`), or members hear from it twice.',
    ),
    '## 2. Rehearse',
    'Do step 3 and 4 once without read-only, note how long each takes, and go through `docs/verification.md` with an entry in your own hosts file. Announce a window twice as long.',
    '## 3. Data',
    'In the window: make the old forum read-only, let its queues drain, then back up with uploads.',
    steps(
      'Admin → Backups → Enable read-only.',
      `Wait until <https://${host}/sidekiq> shows no busy and no enqueued job. What is scheduled for later comes with the data or is made anew.`,
      'Admin → Backups → Backup, **with uploads** unless they are in S3 already. Download it, or take it out of the pod.',
    ),
    shell(
      inOldPod('ls -l /bitnami/discourse/public/backups/default'),
      `${OLD} cp <old pod>:/bitnami/discourse/public/backups/default/<file> ./<file> -c discourse`,
    ),
    'Should the backup fail, take the two halves by hand: `pg_dump --no-owner` of the database `bitnami_application` for the import, and the three volumes (uploads, plugins, public), of which only uploads hold data. `docs/storage.md` copies a volume.',
    '## 4. Restore',
    ...restoreInto(spec),
    '## 5. Uploads',
    bullets(
      'from a backup with uploads: they are restored with it',
      'in S3 already: name the same bucket in `spec.objectStorage.uploadsBucket`; nothing moves',
      'too large for one archive: back up without uploads, and copy the volume as `docs/storage.md` says',
    ),
    '## 6. Check, then switch',
    checklist(
      'members, posts and uploads are as many as before: `rails runner "puts User.count, Post.count, Upload.count"` in both',
      'an old picture, an old link and a login work, by the entry in your hosts file',
      'the plugins that members use are there',
      'outgoing mail is on again, and a test mail arrives',
      'a first backup of the new forum is complete',
    ),
    `Point the DNS record of \`${host}\` at the new edge. Members come over within five minutes; those who still reach the old forum find it read-only.`,
    shell(`dig +short ${host}`, `curl -fsS https://${host}/srv/status`),
    '## 7. Back',
    bullets(
      '**Before the switch:** disable read-only in the old forum. Nothing else changed.',
      '**After it, before anybody wrote:** point DNS back, disable read-only.',
      '**After members wrote:** going back loses what they wrote. Mend the new forum instead; the old one can take no backup of a newer version.',
    ),
    'Decide on going back within the window, by the list of step 6: one “no” that nobody can mend in an hour is a reason.',
    '## 8. A month later',
    'Keep a last backup of the old forum, then uninstall the release, and remove its volumes and images.',
    shell('helm -n <old namespace> uninstall <old release>', `${OLD} get pvc`),
  );
}
