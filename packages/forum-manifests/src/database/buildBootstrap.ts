import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IClusterSpec } from '@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1';
import { forumNames } from '../manifests/names';
import {
  BARMAN_PLUGIN,
  DATABASE_NAME,
  DATABASE_OWNER,
  EXTENSIONS,
} from './databaseFacts';

const SOURCE = 'origin';

/** How the cluster comes into being; ignored once it has. */
export function buildBootstrap(forum: ForumSpec): IClusterSpec['bootstrap'] {
  const { recovery } = forum.spec.database;
  if (recovery) {
    return {
      recovery: {
        source: SOURCE,
        database: DATABASE_NAME,
        owner: DATABASE_OWNER,
        recoveryTarget: recovery.targetTime
          ? { targetTime: recovery.targetTime }
          : undefined,
      },
    };
  }
  return {
    initdb: {
      database: DATABASE_NAME,
      owner: DATABASE_OWNER,
      dataChecksums: true,
      encoding: 'UTF8',
      localeProvider: 'builtin',
      builtinLocale: 'C.UTF-8',
      // Runs as superuser, which `vector` needs: Discourse's own first
      // migration fails half-way where the extension is missing.
      postInitApplicationSQL: EXTENSIONS.map(
        extension => `CREATE EXTENSION IF NOT EXISTS ${extension}`,
      ),
    },
  };
}

/** The archive that a restore reads. */
export function recoverySource(
  forum: ForumSpec,
): Pick<IClusterSpec, 'externalClusters'> {
  const { recovery } = forum.spec.database;
  if (!recovery) {
    return {};
  }
  return {
    externalClusters: [
      {
        name: SOURCE,
        plugin: {
          name: BARMAN_PLUGIN,
          parameters: {
            barmanObjectName: forumNames(forum).databaseStore,
            serverName: recovery.sourceServerName,
          },
        },
      },
    ],
  };
}
