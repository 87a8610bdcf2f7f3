import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { ICluster } from '@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1';
import { objectLabels } from '../manifests/labels';
import { forumNames } from '../manifests/names';
import { inWaveAndKept, WAVES } from '../manifests/syncAnnotations';
import { VERSIONS } from '../manifests/versions';
import { containerResources } from '../sizing/containerResources';
import { resolveSizing, type ForumSizing } from '../sizing/resolveSizing';
import { nodeSelectorOf } from '../discourse/podScheduling';
import { buildBootstrap, recoverySource } from './buildBootstrap';
import { BARMAN_PLUGIN } from './databaseFacts';

function postgresParameters({ database }: ForumSizing): Record<string, string> {
  const memoryMi = database.pod.memoryLimitMi;
  return {
    effective_cache_size: `${Math.floor(memoryMi * 0.7)}MB`,
    maintenance_work_mem: `${Math.floor(memoryMi / 16)}MB`,
    max_connections: String(database.maxConnections),
    random_page_cost: '1.1',
    shared_buffers: `${Math.floor(memoryMi / 4)}MB`,
    work_mem: '10MB',
  };
}

/** The PostgreSQL cluster; CloudNativePG makes pods, Services and password. */
export function buildCluster(forum: ForumSpec): ICluster {
  const names = forumNames(forum);
  const sizing = resolveSizing(forum);
  const { database } = sizing;
  const { storageClass } = forum.spec.database;
  const highlyAvailable = database.instances > 1;

  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: {
      name: names.database,
      namespace: names.namespace,
      annotations: inWaveAndKept(WAVES.data),
      labels: objectLabels(forum, 'database'),
    },
    spec: {
      instances: database.instances,
      imageCatalogRef: {
        apiGroup: 'postgresql.cnpg.io',
        kind: 'ClusterImageCatalog',
        name: VERSIONS.postgresCatalog,
        major: VERSIONS.postgresMajor,
      },
      // Only what the portal finds pods by; the rest of the labels belong to
      // the operator.
      inheritedMetadata: {
        labels: { 'backstage.io/kubernetes-id': forum.metadata.name },
      },
      bootstrap: buildBootstrap(forum),
      storage: { size: database.storage, storageClass },
      walStorage: { size: database.walStorage, storageClass },
      postgresql: {
        parameters: postgresParameters(sizing),
        synchronous: highlyAvailable
          ? { method: 'any', number: 1, dataDurability: 'preferred' }
          : undefined,
      },
      primaryUpdateStrategy: 'unsupervised',
      // CloudNativePG keeps its own disruption budgets; that of a single
      // instance would block every drain of its node.
      enablePDB: highlyAvailable,
      resources: containerResources(database.pod),
      affinity: {
        enablePodAntiAffinity: true,
        podAntiAffinityType: forum.spec.placement.spread,
        topologyKey: 'kubernetes.io/hostname',
        nodeSelector: nodeSelectorOf(forum),
      },
      plugins: [
        {
          name: BARMAN_PLUGIN,
          isWALArchiver: true,
          parameters: {
            barmanObjectName: names.databaseStore,
            // Its own archive: that of the source must not be written to.
            serverName: names.database,
          },
        },
      ],
      ...recoverySource(forum),
    },
  };
}
