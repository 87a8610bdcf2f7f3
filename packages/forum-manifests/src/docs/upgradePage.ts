import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { isAwayForRollout } from '../discourse/buildDeployment';
import { hasOwnImage } from '../image/imageFiles';
import { forumNames } from '../manifests/names';
import { forumCommands } from './forumCommands';
import { gitopsCommands } from './gitopsCommands';
import { bullets, page, shell } from './markdown';
import { forumCommand } from '../workflow/checkCommands';

function backUp(forum: ForumSpec): string[] {
  const { kubectl, databaseBackup } = forumCommands(forum);
  return [
    'Note the time: it is what a point-in-time recovery goes back to.',
    shell(
      databaseBackup(),
      kubectl('get backup --sort-by=.metadata.creationTimestamp'),
      'date -u +%Y-%m-%dT%H:%M:%SZ',
    ),
  ];
}

function renderAgain(): string {
  return shell(
    forumCommand('plan'),
    forumCommand('render'),
    forumCommand('check'),
  );
}

function stockImage(forum: ForumSpec): string[] {
  return [
    '## 2. Back up',
    ...backUp(forum),
    '## 3. Change',
    'Set `spec.discourse.version` in `forum.yaml` (and `image.digest`, when one is set), look at the plan, render, open a pull request, merge:',
    renderAgain(),
    '## 4. Watch',
  ];
}

/** A digest exists once CI has built it, so there are two merges. */
function ownImage(forum: ForumSpec): string[] {
  return [
    '## 2. Build',
    'Set `spec.discourse.version` in `forum.yaml`, look at the plan, render, open a pull request, merge:',
    renderAgain(),
    `${
      forum.spec.discourse.image.digest
        ? 'The forum goes on with the image of the old digest'
        : 'Nothing that runs has this version yet'
    }. The merge changes \`image/\`, which starts the workflow; it builds the new version and proposes a change of \`spec.discourse.image.digest\`. Do not merge that one yet.`,
    '## 3. Back up',
    ...backUp(forum),
    '## 4. Change',
    'Merge the new digest: that is the upgrade.',
    '## 5. Watch',
  ];
}

/** `docs/upgrade.md`: to a newer Discourse, and back while that is possible. */
export function upgradePage(forum: ForumSpec): string {
  const { spec } = forum;
  const names = forumNames(forum);
  const gitops = gitopsCommands(forum);
  const { kubectl, workloads } = forumCommands(forum);
  const isAway = isAwayForRollout(forum);
  return page(
    '# Upgrade',
    `This forum runs Discourse ${spec.discourse.version}. A monthly release gets critical fixes for two further months; an extended support release (ESR) until two releases after the next ESR.`,
    '## 1. Prepare',
    bullets(
      'Read the release notes. Do not skip more than about one ESR at a time: old migrations that remove are promoted to ordinary ones after about a year, so a longer jump is not free of downtime.',
      'Upgrade PostgreSQL at another time, never together with Discourse.',
      'Solved, voting, data explorer and other bundled plugins come with Discourse. For others, check that they support the new version, and [build the image](image.md) with them.',
      'Upgrade a copy first that was restored from a backup, and note how long the migrations take.',
    ),
    ...(hasOwnImage(forum) ? ownImage(forum) : stockImage(forum)),
    `${
      isAway
        ? 'The forum is away while its one pod is replaced, for a stop and a start: announce it.'
        : 'Members keep reading and writing.'
    } Job \`${
      names.migrateExpand
    }\` only adds to the schema while the old pods serve, ${
      isAway
        ? 'the new pod starts when the old one has let go of the volume'
        : 'the rollout replaces one pod at a time'
    }, Job \`${
      names.migrateContract
    }\` removes what the old version needed once the new pods are healthy.`,
    shell(
      gitops.status,
      kubectl(`logs -f job/${names.migrateExpand}`),
      ...workloads.map(name => kubectl(`rollout status deployment/${name}`)),
      kubectl(`logs -f job/${names.migrateContract}`),
      `curl -fsS https://${spec.hostname}/srv/status`,
    ),
    'For one day watch 5xx answers, queue latency and failed jobs before the next step.',
    '## Back to the old version',
    `Until \`${names.migrateContract}\` has started, revert ${
      hasOwnImage(forum) ? 'the change of the digest' : 'the pull request'
    }: the old version works with the wider schema. ${
      gitops.tool
    } runs it after the new pods are healthy, so the time for this is the time that a rollout hangs.`,
    'After it, the old version no longer fits the schema, and migrations have no way down. Then the way is forward to a fixed version, or a [recovery](backup-restore.md) to the noted time, which loses what was posted since. Never run the migrations of an older version after a contraction.',
    '## Blue and green',
    'Two colours may share the database only between the two Jobs, and only for web pods: Sidekiq of both would take from the same queues. Two databases diverge with the first post. So a second copy of the forum is for rehearsals, not for traffic.',
    '## Upgrade of PostgreSQL',
    'Minor versions come with the image catalog of the platform; the instances restart one after the other. A major version is an offline `pg_upgrade` by the operator: take a base backup, announce the outage, and check the version of the extension `vector` afterwards.',
  );
}
