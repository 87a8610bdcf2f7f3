import { z } from 'zod/v4';
import { count, dnsLabel, httpUrl, labelKey, labelValue } from '../fields';
import { resources } from './resources';

/** Queues of Discourse, most urgent first. @public */
export const SIDEKIQ_QUEUES = [
  'critical',
  'default',
  'low',
  'ultra_low',
] as const;

/** The web pods. */
export const web = z.strictObject({
  replicas: count(1, 20).optional().describe('Web pods; default by size'),
  workers: count(1, 16)
    .optional()
    .describe('Requests a web pod serves at once; default by size'),
  resources,
  autoscaling: z
    .strictObject({
      maxReplicas: count(2, 40).describe('Most web pods'),
      cpuPercent: count(40, 90)
        .default(70)
        .describe('CPU use, in percent of the request, that adds a pod'),
    })
    .optional()
    .describe('Adds web pods by CPU use; replicas are the least then'),
});

const pool = z.strictObject({
  name: dnsLabel(12).describe('Name of the pool'),
  queues: z
    .array(z.enum(SIDEKIQ_QUEUES))
    .min(1, 'must name at least one queue')
    .describe('Queues that its pods serve'),
  replicas: count(1, 20).default(1).describe('Pods of the pool'),
  threads: count(1, 25)
    .optional()
    .describe('Job threads per pod; default that of sidekiq'),
});

/** Background jobs. */
export const sidekiq = z.strictObject({
  mode: z
    .enum(['unified', 'separate', 'hybrid'])
    .default('unified')
    .describe(
      'unified runs jobs inside the web pods, separate in pods of their own, hybrid in a Deployment for each pool of queues',
    ),
  replicas: count(1, 20)
    .optional()
    .describe('Sidekiq pods in mode separate; default by size'),
  threads: count(1, 25).default(5).describe('Job threads per Sidekiq process'),
  pools: z
    .array(pool)
    .min(1, 'must hold at least one pool')
    .max(4, 'must hold at most four pools')
    .prefault([
      { name: 'fast', queues: ['critical', 'default'] },
      { name: 'slow', queues: ['low', 'ultra_low'] },
    ])
    .describe('Pools of mode hybrid; together they serve every queue'),
  resources,
  autoscaling: z
    .strictObject({
      maxReplicas: count(2, 40).describe('Most pods of each Deployment'),
      latencySeconds: count(5, 3600)
        .default(30)
        .describe('Age of the oldest job that adds a pod'),
      prometheusUrl: httpUrl.describe('Prometheus that KEDA asks'),
    })
    .optional()
    .describe('Adds Sidekiq pods by queue latency; needs KEDA'),
});

/** Where pods run. */
export const placement = z.strictObject({
  nodeSelector: z
    .record(labelKey, labelValue)
    .default({})
    .describe('Labels that nodes must have'),
  spread: z
    .enum(['preferred', 'required'])
    .default('preferred')
    .describe('Whether pods of one kind may share a node when they must'),
});
