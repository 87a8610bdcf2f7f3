import fc from 'fast-check';
import { optional } from './primitives';

const replicas = fc.integer({ min: 1, max: 20 });

/** Web pods of any kind. */
export const web = fc.record({
  replicas: optional(replicas),
  workers: optional(fc.integer({ min: 1, max: 16 })),
  resources: fc.constantFrom({}, { cpu: '2', memory: '16Gi' }),
  autoscaling: optional(
    fc.record({
      maxReplicas: fc.integer({ min: 20, max: 40 }),
      cpuPercent: fc.integer({ min: 40, max: 90 }),
    }),
  ),
});

const pools = fc.constantFrom(
  [
    { name: 'fast', queues: ['critical', 'default'] as const, replicas: 2 },
    { name: 'slow', queues: ['low', 'ultra_low'] as const, threads: 25 },
  ],
  [
    {
      name: 'all',
      queues: ['critical', 'default', 'low', 'ultra_low'] as const,
    },
    { name: 'urgent-jobs', queues: ['critical'] as const, replicas: 20 },
  ],
);

/** Sidekiq of any kind. */
export const sidekiq = fc.record({
  mode: fc.constantFrom('unified', 'separate', 'hybrid'),
  replicas: optional(replicas),
  threads: fc.integer({ min: 1, max: 25 }),
  pools: pools.map(list =>
    list.map(pool => ({ ...pool, queues: [...pool.queues] })),
  ),
  resources: fc.constantFrom({}, { memory: '4Gi' }),
  autoscaling: optional(
    fc.record({
      maxReplicas: fc.integer({ min: 20, max: 40 }),
      latencySeconds: fc.integer({ min: 5, max: 3600 }),
      prometheusUrl: fc.constant('http://prometheus.monitoring.svc:9090'),
    }),
  ),
});
