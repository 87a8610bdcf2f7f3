import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../manifests/names';
import { page, shell } from './markdown';

/** `docs/upgrade.md`: to a newer Discourse, and back while that is possible. */
export function upgradePage(forum: ForumSpec): string {
  const names = forumNames(forum);
  return page(
    '# Upgrade',
    `This forum runs Discourse ${forum.spec.discourse.version}.`,
    [
      '1. Read the release notes. Do not skip more than about one extended support release at a time.',
      '2. Take a backup of the database and note the time:',
    ].join('\n'),
    shell(
      `kubectl cnpg backup ${names.database} -n ${names.namespace} --method plugin --plugin-name barman-cloud.cloudnative-pg.io`,
    ),
    [
      '3. Set `spec.discourse.version` in `forum.yaml` (and `image.digest`, when one is set), render, open a pull request, merge.',
      `4. Watch Job \`${names.migrateExpand}\`, then the rollout of \`${names.web}\`, then Job \`${names.migrateContract}\`.`,
    ].join('\n'),
    '## Back to the old version',
    `Until \`${names.migrateContract}\` has run, revert the pull request: the old version works with the wider schema. After it, the old version no longer fits the schema. Then the way is forward to a fixed version, or a [restore](restore.md) to the noted time, which loses what was posted since.`,
  );
}
