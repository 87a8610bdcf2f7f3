import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { discoursePodSize, type PodSize } from './podSize';
import { SIZE_PRESETS } from './presets';

const SMALLEST_DB_POOL = 8;
// Besides its job threads a Sidekiq process runs scheduled jobs and the
// scheduler itself; upstream's own pair is 5 threads and a pool of 8.
const SIDEKIQ_DB_POOL_EXTRA = 3;
const CONNECTIONS_FOR_OPERATION = 20;
const CONNECTION_STEP = 50;
const SMALLEST_MAX_CONNECTIONS = 100;

/** What the presets and the overrides of a ForumSpec come to. */
export interface ForumSizing {
  web: { replicas: number; workers: number; sidekiqs: number; pod: PodSize };
  /** Sidekiq pods; undefined when jobs run inside the web pods. */
  sidekiq?: { replicas: number; pod: PodSize };
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
  valkey: { storage: string; pod: PodSize };
}

function fixedSize(cpuMillis: number, memoryMi: number): PodSize {
  return { cpuMillis, memoryRequestMi: memoryMi, memoryLimitMi: memoryMi };
}

function maxConnections(discourseProcesses: number, pool: number): number {
  const wanted = discourseProcesses * pool + CONNECTIONS_FOR_OPERATION;
  return Math.max(
    SMALLEST_MAX_CONNECTIONS,
    Math.ceil(wanted / CONNECTION_STEP) * CONNECTION_STEP,
  );
}

/** Fills in the defaults of the size and derives everything that follows. */
export function resolveSizing({ spec }: ForumSpec): ForumSizing {
  const preset = SIZE_PRESETS[spec.size];
  const separate = spec.sidekiq.mode === 'separate';

  const webReplicas = spec.web.replicas ?? preset.webReplicas;
  const workers = spec.web.workers ?? preset.webWorkers;
  const sidekiqs = separate ? 0 : 1;
  const sidekiqReplicas = spec.sidekiq.replicas ?? preset.sidekiqReplicas;

  const databasePool = Math.max(
    SMALLEST_DB_POOL,
    spec.sidekiq.threads + SIDEKIQ_DB_POOL_EXTRA,
  );
  // A rollout adds one pod of each Deployment, each pod's boot process holds
  // a pool of its own, and one Job may run.
  const webProcesses = (webReplicas + 1) * (workers + sidekiqs + 1);
  const sidekiqProcesses = separate ? (sidekiqReplicas + 1) * 3 : 0;

  return {
    web: {
      replicas: webReplicas,
      workers,
      sidekiqs,
      pod: discoursePodSize({ workers, sidekiqs }),
    },
    sidekiq: separate
      ? {
          replicas: sidekiqReplicas,
          pod: discoursePodSize({ workers: 1, sidekiqs: 1 }),
        }
      : undefined,
    job: { cpuMillis: 500, memoryRequestMi: 1024, memoryLimitMi: 2048 },
    databasePool,
    database: {
      instances: spec.database.instances ?? preset.databaseInstances,
      storage: spec.database.storage ?? preset.databaseStorage,
      walStorage: preset.walStorage,
      maxConnections: maxConnections(
        webProcesses + sidekiqProcesses + 1,
        databasePool,
      ),
      pod: fixedSize(preset.databaseCpuMillis, preset.databaseMemoryMi),
      backupSidecar: {
        cpuMillis: 50,
        memoryRequestMi: 128,
        memoryLimitMi: 512,
      },
    },
    valkey: {
      storage: spec.valkey.storage,
      pod: fixedSize(preset.valkeyCpuMillis, preset.valkeyMemoryMi),
    },
  };
}
