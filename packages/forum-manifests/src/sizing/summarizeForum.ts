import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { PodSize } from './podSize';
import { quantityBytes } from './quantity';
import { resolveSizing } from './resolveSizing';

const BYTES_PER_MI = 1024 ** 2;

/** CPU and memory that the pods of one part request together. @public */
export interface RequestedResources {
  cpuMillis: number;
  memoryBytes: number;
}

/** What a ForumSpec asks of a cluster, for previews and plans. @public */
export interface ForumSummary {
  web: RequestedResources & { replicas: number; workers: number };
  sidekiq: RequestedResources & {
    mode: 'unified' | 'separate' | 'hybrid';
    /** Pods of their own; 0 when jobs run inside the web pods. */
    replicas: number;
    threads: number;
  };
  database: RequestedResources & { instances: number; storageBytes: number };
  valkey: RequestedResources & { storageBytes: number };
  totals: RequestedResources & { storageBytes: number };
}

function requested(count: number, sizes: PodSize[]): RequestedResources {
  const cpuMillis = sizes.reduce((sum, size) => sum + size.cpuMillis, 0);
  const memoryMi = sizes.reduce((sum, size) => sum + size.memoryRequestMi, 0);
  return {
    cpuMillis: count * cpuMillis,
    memoryBytes: count * memoryMi * BYTES_PER_MI,
  };
}

function addUp(parts: RequestedResources[]): RequestedResources {
  return {
    cpuMillis: parts.reduce((total, part) => total + part.cpuMillis, 0),
    memoryBytes: parts.reduce((total, part) => total + part.memoryBytes, 0),
  };
}

/**
 * Sums up replicas, requests and volumes of a forum in its steady state.
 *
 * @public
 */
export function summarizeForum(forum: ForumSpec): ForumSummary {
  const sizing = resolveSizing(forum);
  const { web, pools, pooler, database, valkey } = sizing;

  const webRequests = requested(web.replicas, [web.pod]);
  const sidekiqRequests = addUp(
    pools.map(pool => requested(pool.replicas, [pool.pod])),
  );
  const databaseRequests = addUp([
    requested(database.instances, [database.pod, database.backupSidecar]),
    ...(pooler ? [requested(pooler.instances, [pooler.pod])] : []),
  ]);
  const valkeyRequests = requested(1, [
    valkey.pod,
    ...(valkey.exporter ? [valkey.exporter] : []),
  ]);
  const databaseStorage =
    database.instances *
    (quantityBytes(database.storage) + quantityBytes(database.walStorage));
  const valkeyStorage = quantityBytes(valkey.storage);
  const uploadsStorage = sizing.uploadsVolume
    ? quantityBytes(sizing.uploadsVolume)
    : 0;
  const totals = addUp([
    webRequests,
    sidekiqRequests,
    databaseRequests,
    valkeyRequests,
  ]);

  return {
    web: { replicas: web.replicas, workers: web.workers, ...webRequests },
    sidekiq: {
      mode: forum.spec.sidekiq.mode,
      replicas: pools.reduce((total, pool) => total + pool.replicas, 0),
      threads: forum.spec.sidekiq.threads,
      ...sidekiqRequests,
    },
    database: {
      instances: database.instances,
      storageBytes: databaseStorage,
      ...databaseRequests,
    },
    valkey: { storageBytes: valkeyStorage, ...valkeyRequests },
    totals: {
      ...totals,
      storageBytes: databaseStorage + valkeyStorage + uploadsStorage,
    },
  };
}
