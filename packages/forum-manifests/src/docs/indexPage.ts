import {
  forumAssembly,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import { usedBuckets } from '../objectStorage/usedBuckets';
import { forumNames, sidekiqName } from '../manifests/names';
import { VERSIONS } from '../manifests/versions';
import { resolveSizing } from '../sizing/resolveSizing';
import { gitopsCommands } from './gitopsCommands';
import { markdownTable, markdownText, page } from './markdown';

const EDGES = {
  'gateway-api': 'Gateway API',
  traefik: 'Traefik',
  'ingress-nginx': 'ingress-nginx, which is retired',
} as const;

/** `docs/index.md`: what this forum is. */
export function indexPage(forum: ForumSpec): string {
  const { spec } = forum;
  const { objectStorage } = spec;
  const names = forumNames(forum);
  const assembly = forumAssembly(forum);
  const { web, pools, database } = resolveSizing(forum);
  const jobs = pools.map(
    pool =>
      `${pool.replicas} × Deployment \`${sidekiqName(forum, pool)}\`, ${
        pool.threads
      } threads each${pool.queues ? ` (${pool.queues.join(', ')})` : ''}`,
  );
  const buckets = usedBuckets(forum).map(bucket => `\`${bucket}\``);

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
        [
          'Jobs',
          jobs.join('; ') ||
            `inside the web pods, ${spec.sidekiq.threads} threads each`,
        ],
        [
          'Database',
          `PostgreSQL ${VERSIONS.postgresMajor}, ${database.instances} × ${database.storage}, Cluster \`${names.database}\``,
        ],
        ['Queues and cache', `Valkey, StatefulSet \`${names.valkey}\``],
        [
          'Uploads',
          assembly.uploads === 's3'
            ? 'in the object store'
            : `volume of ${spec.uploads.size}, StorageClass \`${assembly.uploadsStorageClass}\``,
        ],
        ['Object store', `<${objectStorage.endpoint}>: ${buckets.join(', ')}`],
        ['Edge', EDGES[assembly.edge]],
        [
          'Deployed by',
          `${gitopsCommands(forum).tool}, profile ${spec.profile}`,
        ],
        ['Mail', `\`${spec.smtp.host}:${spec.smtp.port}\``],
      ],
    ),
  );
}
