import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type {
  IDatabase,
  IScheduledBackup,
} from '@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1';
import { objectLabels } from '../manifests/labels';
import type { ComponentManifests } from '../manifests/ManifestObject';
import { forumNames } from '../manifests/names';
import { inWave, inWaveAndKept, WAVES } from '../manifests/syncAnnotations';
import { sha256 } from '../render/treeHash';
import { buildCluster } from './buildCluster';
import { buildObjectStore } from './buildObjectStore';
import { buildPooler } from './buildPooler';
import {
  BARMAN_PLUGIN,
  DATABASE_NAME,
  DATABASE_OWNER,
  EXTENSIONS,
} from './databaseFacts';

const MINUTES_PER_HOUR = 60;

/** Six fields, seconds first. The minute spreads many forums over an hour. */
function backupSchedule(forumName: string): string {
  const minute = parseInt(sha256(forumName).slice(0, 8), 16) % MINUTES_PER_HOUR;
  return `0 ${minute} 3 * * *`;
}

function buildDatabase(forum: ForumSpec): IDatabase {
  const names = forumNames(forum);
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Database',
    metadata: {
      name: names.databaseObject,
      namespace: names.namespace,
      annotations: inWaveAndKept(WAVES.dataObjects),
      labels: objectLabels(forum, 'database'),
    },
    spec: {
      cluster: { name: names.database },
      name: DATABASE_NAME,
      owner: DATABASE_OWNER,
      databaseReclaimPolicy: 'retain',
      extensions: EXTENSIONS.map(name => ({ name, ensure: 'present' })),
    },
  };
}

function buildScheduledBackup(forum: ForumSpec): IScheduledBackup {
  const names = forumNames(forum);
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'ScheduledBackup',
    metadata: {
      name: names.databaseBackup,
      namespace: names.namespace,
      annotations: inWave(WAVES.dataObjects),
      labels: objectLabels(forum, 'database'),
    },
    spec: {
      schedule: backupSchedule(forum.metadata.name),
      immediate: true,
      backupOwnerReference: 'self',
      cluster: { name: names.database },
      method: 'plugin',
      pluginConfiguration: { name: BARMAN_PLUGIN },
    },
  };
}

/** PostgreSQL: the cluster, the database inside it, and its backups. */
export function databaseManifests(forum: ForumSpec): ComponentManifests {
  const pooler = buildPooler(forum);
  return {
    ...(pooler ? { pooler } : {}),
    cluster: buildCluster(forum),
    database: buildDatabase(forum),
    'object-store': buildObjectStore(forum),
    'scheduled-backup': buildScheduledBackup(forum),
  };
}
