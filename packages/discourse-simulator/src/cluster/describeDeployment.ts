import type {
  DeploymentData,
  SignedRestoreProof,
} from '@backstage-discourse/plugin-discourse-common';
import type { SimulatedForum } from '../forum';
import { signProof } from './signProof';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const CERTIFICATE_MS = 90 * DAY_MS;
const GIBIBYTE = 2 ** 30;
const DATABASE = 'forum-pg';

/**
 * How a simulated forum runs on the simulated cluster: like a real one of its
 * scenario, and marked as simulated.
 */
export function describeDeployment(
  forum: SimulatedForum,
  options: { id: string; now: number },
): DeploymentData & { signedProof?: SignedRestoreProof } {
  const { id, now } = options;
  const { scenarioName: scenario } = forum;
  const broken = scenario === 'unreachable';
  const iso = (ms: number) => new Date(ms).toISOString();
  const issuedAt = now - ((forum.seed % 50) + 1) * DAY_MS;
  const backupAt = Math.floor(now / DAY_MS) * DAY_MS + 2 * HOUR_MS - DAY_MS;
  const pod = (component: string, index: number) => ({
    name: `${id}-${component}-${index}`,
    component,
    phase: 'Running',
    ready: !(broken && component === 'web'),
    restarts: broken && component === 'web' ? 41 : forum.seed % 2,
    ...(broken && component === 'web' && { reason: 'CrashLoopBackOff' }),
  });
  return {
    source: 'simulator',
    simulated: true,
    cluster: 'laptop',
    namespace: id,
    pods: [
      pod('web', 0),
      pod('web', 1),
      ...(scenario === 'no-workers' ? [] : [pod('sidekiq', 0)]),
      pod('database', 1),
      pod('valkey', 0),
    ],
    database: {
      name: DATABASE,
      phase: 'Cluster in healthy state',
      instances: 1,
      readyInstances: 1,
      continuousArchiving: true,
      firstRecoverableAt: iso(backupAt - 13 * DAY_MS),
      lastBackupAt: iso(backupAt),
      backups: Array.from({ length: 3 }, (_unused, index) => ({
        name: `${DATABASE}-${iso(backupAt - index * DAY_MS).slice(0, 10)}`,
        phase: 'completed',
        startedAt: iso(backupAt - index * DAY_MS - 4 * 60 * 1000),
        stoppedAt: iso(backupAt - index * DAY_MS),
      })),
    },
    certificates: [
      {
        name: `${id}-tls`,
        dnsNames: [forum.hostname],
        ready: true,
        notAfter: iso(issuedAt + CERTIFICATE_MS),
        renewalAt: iso(issuedAt + (CERTIFICATE_MS * 2) / 3),
      },
    ],
    delivery: {
      tool: 'argo-cd',
      name: id,
      synced: true,
      sync: 'Synced',
      healthy: !broken,
      health: broken ? 'Degraded' : 'Healthy',
    },
    volumes: [
      {
        name: `${DATABASE}-1`,
        phase: 'Bound',
        capacityBytes: 20 * GIBIBYTE,
        storageClass: 'standard',
      },
    ],
    missing: [],
    signedProof: signProof(forum, { id, backupAt }),
  };
}
