import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../manifests/names';
import { VERSIONS } from '../manifests/versions';
import { resolveSizing } from '../sizing/resolveSizing';
import { markdownTable, markdownText, page } from './markdown';

/** `docs/index.md`: what this forum is. */
export function indexPage(forum: ForumSpec): string {
  const { spec } = forum;
  const names = forumNames(forum);
  const { web, sidekiq, database } = resolveSizing(forum);
  const jobs = sidekiq
    ? `${sidekiq.replicas} × Deployment \`${names.sidekiq}\`, ${spec.sidekiq.threads} threads each`
    : `inside the web pods, ${spec.sidekiq.threads} threads each`;

  return page(
    `# ${markdownText(spec.title)}`,
    `The Discourse forum of \`${spec.customer}\` at <https://${spec.hostname}>. It runs in namespace \`${names.namespace}\` of cluster \`${spec.cluster}\`.`,
    markdownTable(
      ['Part', 'What runs'],
      [
        ['Discourse', `${spec.discourse.version}, size ${spec.size}`],
        [
          'Web',
          `${web.replicas} × Deployment \`${names.web}\`, ${web.workers} workers each`,
        ],
        ['Jobs', jobs],
        [
          'Database',
          `PostgreSQL ${VERSIONS.postgresMajor}, ${database.instances} × ${database.storage}, Cluster \`${names.database}\``,
        ],
        ['Queues and cache', `Valkey, StatefulSet \`${names.valkey}\``],
        [
          'Uploads and backups',
          `S3 at <${spec.objectStorage.endpoint}>: \`${spec.objectStorage.uploadsBucket}\`, \`${spec.objectStorage.backupsBucket}\`, \`${spec.objectStorage.databaseBucket}\``,
        ],
        ['Mail', `\`${spec.smtp.host}:${spec.smtp.port}\``],
      ],
    ),
    '- [Deployment](deployment.md): the first start, and what happens on each change\n- [Secrets](secrets.md): what has to exist before the pods start\n- [Upgrade](upgrade.md): a newer Discourse\n- [Restore](restore.md): backups, and the way back from them',
  );
}
