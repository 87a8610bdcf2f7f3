import type { SidekiqPool } from './sidekiqPools';

const CONNECTIONS_FOR_OPERATION = 20;
const CONNECTION_STEP = 50;
const SMALLEST_MAX_CONNECTIONS = 100;

/**
 * Connections that PostgreSQL has to accept. A rollout adds one pod of each
 * Deployment, the boot process of each pod holds a pool of its own, and one
 * Job may run.
 */
export function maxConnections(options: {
  web: { maxReplicas: number; workers: number; sidekiqs: number };
  pools: SidekiqPool[];
  databasePool: number;
}): number {
  const { web, pools, databasePool } = options;
  const webProcesses = (web.maxReplicas + 1) * (web.workers + web.sidekiqs + 1);
  const sidekiqProcesses = pools.reduce(
    (sum, pool) => sum + (pool.maxReplicas + 1) * (pool.workers + 2),
    0,
  );
  const processes = webProcesses + sidekiqProcesses + 1;
  const wanted = processes * databasePool + CONNECTIONS_FOR_OPERATION;
  return Math.max(
    SMALLEST_MAX_CONNECTIONS,
    Math.ceil(wanted / CONNECTION_STEP) * CONNECTION_STEP,
  );
}
