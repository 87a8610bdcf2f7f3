import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IPooler } from '@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1';
import { objectLabels } from '../manifests/labels';
import { forumNames } from '../manifests/names';
import { inWave, WAVES } from '../manifests/syncAnnotations';
import { containerResources } from '../sizing/containerResources';
import { resolveSizing } from '../sizing/resolveSizing';

const CLIENT_CONNECTIONS = '1000';

/** PgBouncer in front of the primary, where the ForumSpec asks for it. */
export function buildPooler(forum: ForumSpec): IPooler | undefined {
  const names = forumNames(forum);
  const { pooler } = forum.spec.database;
  const sizing = resolveSizing(forum);
  if (!pooler || !sizing.pooler) {
    return undefined;
  }
  // What is left for migrations and backups, which go past it.
  const serverConnections = Math.floor(
    (sizing.database.maxConnections * 0.8) / pooler.instances,
  );
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Pooler',
    metadata: {
      name: names.databasePooler,
      namespace: names.namespace,
      annotations: inWave(WAVES.dataObjects),
      labels: objectLabels(forum, 'database'),
    },
    spec: {
      cluster: { name: names.database },
      instances: pooler.instances,
      type: 'rw',
      pgbouncer: {
        poolMode: pooler.mode,
        parameters: {
          default_pool_size: String(serverConnections),
          max_client_conn: CLIENT_CONNECTIONS,
        },
      },
      template: {
        metadata: { labels: objectLabels(forum, 'database') },
        spec: {
          containers: [
            {
              name: 'pgbouncer',
              resources: containerResources(sizing.pooler.pod),
            },
          ],
        },
      },
    },
  };
}
