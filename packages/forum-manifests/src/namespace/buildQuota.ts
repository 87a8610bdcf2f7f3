import type { PodSize } from '../sizing/podSize';
import { mebibytes, millicores, quantityMebibytes } from '../sizing/quantity';
import type { ForumSizing } from '../sizing/resolveSizing';

// Pods that come and go beside the forum: ACME solvers, short debugging pods.
const SPARE: PodSize = {
  cpuMillis: 500,
  memoryRequestMi: 512,
  memoryLimitMi: 1024,
};
const SPARE_PODS = 5;
const JOBS_AT_ONCE = 2;

/**
 * The most that a forum uses at any moment: its steady state, one more pod of
 * each Deployment during a rollout, migrations, and one more database
 * instance, because a CloudNativePG join Job runs beside the instances. After
 * a recovery the database that was left stays until somebody removes it.
 */
export function buildQuota(
  sizing: ForumSizing,
  options: { isRecovered: boolean; restoreProof: boolean },
): Record<string, string> {
  const { web, pools, pooler, database, valkey, job } = sizing;
  const databases = database.instances * (options.isRecovered ? 2 : 1) + 1;
  const demands: { count: number; size: PodSize }[] = [
    { count: web.maxReplicas + 1, size: web.pod },
    { count: databases, size: database.pod },
    { count: databases, size: database.backupSidecar },
    { count: 1, size: valkey.pod },
    { count: JOBS_AT_ONCE, size: job },
    { count: 1, size: SPARE },
  ];
  for (const pool of pools) {
    demands.push({ count: pool.maxReplicas + 1, size: pool.pod });
  }
  if (pooler) {
    demands.push({ count: pooler.instances + 1, size: pooler.pod });
  }
  if (options.restoreProof) {
    demands.push({ count: 1, size: sizing.restoreProof.prove });
  }
  if (valkey.exporter) {
    demands.push({ count: 1, size: valkey.exporter });
  }
  const total = (of: (size: PodSize) => number) =>
    demands.reduce((sum, { count, size }) => sum + count * of(size), 0);

  const storageMi =
    databases *
      (quantityMebibytes(database.storage) +
        quantityMebibytes(database.walStorage)) +
    quantityMebibytes(valkey.storage) +
    (sizing.uploadsVolume ? quantityMebibytes(sizing.uploadsVolume) : 0) +
    (options.restoreProof ? quantityMebibytes(sizing.restoreProof.storage) : 0);
  const volumeClaims =
    databases * 2 +
    1 +
    (sizing.uploadsVolume ? 1 : 0) +
    (options.restoreProof ? 1 : 0);
  const pods =
    web.maxReplicas +
    1 +
    pools.reduce((sum, pool) => sum + pool.maxReplicas + 1, 0) +
    (pooler ? pooler.instances + 1 : 0) +
    databases +
    1 +
    JOBS_AT_ONCE +
    (options.restoreProof ? 1 : 0) +
    SPARE_PODS;

  return {
    'requests.cpu': millicores(total(size => size.cpuMillis)),
    'requests.memory': mebibytes(total(size => size.memoryRequestMi)),
    'limits.memory': mebibytes(total(size => size.memoryLimitMi)),
    'requests.storage': mebibytes(storageMi),
    persistentvolumeclaims: String(volumeClaims),
    pods: String(pods),
    'services.loadbalancers': '0',
    'services.nodeports': '0',
  };
}
