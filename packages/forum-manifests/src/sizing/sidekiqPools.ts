import type {
  ForumSpec,
  SizePreset,
} from '@backstage-discourse/plugin-discourse-common';
import { discoursePodSize, overridden, type PodSize } from './podSize';

/** One Deployment of Sidekiq pods. */
export interface SidekiqPool {
  /** Name of the pool in mode hybrid; undefined for the one of separate. */
  name?: string;
  /** Queues to serve; undefined serves all. */
  queues?: string[];
  replicas: number;
  /** The most that autoscaling makes; the replicas without it. */
  maxReplicas: number;
  threads: number;
  /** Idle web workers of the supervisor; a bare process has none. */
  workers: number;
  pod: PodSize;
}

/** The Sidekiq Deployments of a forum. */
export function resolvePools(
  { spec }: ForumSpec,
  preset: SizePreset,
): SidekiqPool[] {
  const { mode, pools, threads, resources, autoscaling } = spec.sidekiq;
  const size = (workers: number) =>
    overridden(discoursePodSize({ workers, sidekiqs: 1 }), resources);
  if (mode === 'separate') {
    const replicas = spec.sidekiq.replicas ?? preset.sidekiqReplicas;
    return [
      {
        replicas,
        maxReplicas: autoscaling?.maxReplicas ?? replicas,
        threads,
        workers: 1,
        pod: size(1),
      },
    ];
  }
  if (mode === 'hybrid') {
    return pools.map(pool => ({
      name: pool.name,
      queues: [...new Set(pool.queues)],
      replicas: pool.replicas,
      maxReplicas: autoscaling?.maxReplicas ?? pool.replicas,
      threads: pool.threads ?? threads,
      workers: 0,
      pod: size(0),
    }));
  }
  return [];
}

/** Start of the names of the files of a pool. */
export function poolFile(pool: SidekiqPool): string {
  return pool.name ? `sidekiq-${pool.name}` : 'sidekiq';
}
