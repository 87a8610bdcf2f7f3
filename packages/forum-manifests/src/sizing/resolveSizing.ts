import {
  forumAssembly,
  SIZE_PRESETS,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import { maxConnections } from './connections';
import {
  discoursePodSize,
  fixedSize,
  overridden,
  type PodSize,
} from './podSize';
import { mebibytes, quantityMebibytes } from './quantity';
import { resolvePools, type SidekiqPool } from './sidekiqPools';

const SMALLEST_DB_POOL = 8;
// Besides its job threads a Sidekiq process runs scheduled jobs and the
// scheduler itself; upstream's own pair is 5 threads and a pool of 8.
const SIDEKIQ_DB_POOL_EXTRA = 3;

/** What the presets and the overrides of a ForumSpec come to. */
export interface ForumSizing {
  web: {
    replicas: number;
    /** The most that autoscaling makes; the replicas without it. */
    maxReplicas: number;
    workers: number;
    sidekiqs: number;
    pod: PodSize;
  };
  /** Sidekiq Deployments; none when jobs run inside the web pods. */
  pools: SidekiqPool[];
  /** Migrations and other one-off commands. */
  job: PodSize;
  databasePool: number;
  database: {
    instances: number;
    storage: string;
    walStorage: string;
    maxConnections: number;
    pod: PodSize;
    backupSidecar: PodSize;
  };
  pooler?: { instances: number; pod: PodSize };
  valkey: { storage: string; pod: PodSize; exporter?: PodSize };
  /** Containers and volume of the restore proof. */
  restoreProof: { fetch: PodSize; prove: PodSize; storage: string };
  /** Size of the uploads volume, if there is one. */
  uploadsVolume?: string;
}

/** Room for the archive and for what it restores to. */
function proofStorage(forum: ForumSpec, sizes: { database: string }): string {
  const { backups, uploads } = forum.spec;
  const withUploads =
    forumAssembly(forum).uploads === 'volume' && backups.withUploads;
  return (
    backups.restoreProof.storage ??
    mebibytes(
      2 * quantityMebibytes(sizes.database) +
        (withUploads ? quantityMebibytes(uploads.size) : 0),
    )
  );
}

/** Fills in the defaults of the size and derives everything that follows. */
export function resolveSizing(forum: ForumSpec): ForumSizing {
  const { spec } = forum;
  const preset = SIZE_PRESETS[spec.size];
  const assembly = forumAssembly(forum);
  const unified = spec.sidekiq.mode === 'unified';

  const workers = spec.web.workers ?? preset.webWorkers;
  const sidekiqs = unified ? 1 : 0;
  const replicas = assembly.webReplicas;
  const web = {
    replicas,
    maxReplicas: spec.web.autoscaling?.maxReplicas ?? replicas,
    workers,
    sidekiqs,
    pod: overridden(
      discoursePodSize({ workers, sidekiqs }),
      spec.web.resources,
    ),
  };
  const pools = resolvePools(forum, preset);
  const threads = Math.max(
    spec.sidekiq.threads,
    ...pools.map(pool => pool.threads),
  );
  const databasePool = Math.max(
    SMALLEST_DB_POOL,
    threads + SIDEKIQ_DB_POOL_EXTRA,
  );

  return {
    web,
    pools,
    job: { cpuMillis: 500, memoryRequestMi: 1024, memoryLimitMi: 2048 },
    databasePool,
    database: {
      instances: assembly.databaseInstances,
      storage: spec.database.storage ?? preset.databaseStorage,
      walStorage: preset.walStorage,
      maxConnections: maxConnections({ web, pools, databasePool }),
      pod: overridden(
        fixedSize(preset.databaseCpuMillis, preset.databaseMemoryMi),
        spec.database.resources,
      ),
      backupSidecar: {
        cpuMillis: 50,
        memoryRequestMi: 128,
        memoryLimitMi: 512,
      },
    },
    pooler: spec.database.pooler && {
      instances: spec.database.pooler.instances,
      pod: fixedSize(100, 128),
    },
    valkey: {
      storage: spec.valkey.storage,
      pod: overridden(
        fixedSize(preset.valkeyCpuMillis, preset.valkeyMemoryMi),
        spec.valkey.resources,
      ),
      exporter: spec.monitoring.enabled ? fixedSize(10, 64) : undefined,
    },
    restoreProof: {
      fetch: { cpuMillis: 100, memoryRequestMi: 128, memoryLimitMi: 512 },
      prove: { cpuMillis: 250, memoryRequestMi: 512, memoryLimitMi: 1024 },
      storage: proofStorage(forum, {
        database: spec.database.storage ?? preset.databaseStorage,
      }),
    },
    uploadsVolume:
      assembly.uploads === 'volume' ? spec.uploads.size : undefined,
  };
}
