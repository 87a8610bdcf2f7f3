import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Where figures become verdicts, from `discourse.findings`. */
export interface FindingThresholds {
  sidekiq: {
    /** Fewer waiting jobs than this are no backlog. */
    backlog: number;
    /** From here a growing queue is critical. */
    criticalBacklog: number;
    /** Older jobs than this are a backlog, however few they are. */
    latencyMs: number;
    /** No job finished for so long means stuck. */
    stuckAfterMs: number;
    /** From here dead jobs are worth a look. */
    deadJobs: number;
    /** From here jobs that wait to be retried are worth a look. */
    retries: number;
  };
  backups: {
    /** How often a backup is expected. */
    frequencyMs: number;
    /** How much later it may come. */
    graceMs: number;
    /** How long a proof that a restore works holds. */
    restoreProofMs: number;
  };
  certificates: {
    /** How long before its end a certificate is worth a word. */
    expiryNoticeMs: number;
  };
  keys: {
    /** Discourse revokes keys that were not used for so long. */
    revokedUnusedMs: number;
    /** How long before that it is worth a word. */
    revocationNoticeMs: number;
  };
  version: {
    /** How long before its end the support is worth a word. */
    supportEndNoticeMs: number;
    /** How long after its end the lack of support is critical. */
    unsupportedCriticalMs: number;
  };
}

/** Reads the thresholds; throws when one makes no sense. */
export function readFindingThresholds(config: Config): FindingThresholds {
  const findings = config.getOptionalConfig('discourse.findings');
  const duration = (key: string, fallbackMs: number) =>
    findings?.has(key)
      ? durationToMilliseconds(readDurationFromConfig(findings, { key }))
      : fallbackMs;
  const count = (key: string, fallback: number) => {
    const value = findings?.getOptionalNumber(key) ?? fallback;
    if (!Number.isInteger(value) || value < 1) {
      throw new Error(
        `discourse.findings.${key} must be a whole number from 1, not ${value}`,
      );
    }
    return value;
  };
  const frequencyMs = duration('backups.frequency', DAY_MS);
  return {
    sidekiq: {
      backlog: count('sidekiq.backlog', 500),
      criticalBacklog: count('sidekiq.criticalBacklog', 50_000),
      latencyMs: duration('sidekiq.latency', 5 * 60 * 1000),
      stuckAfterMs: duration('sidekiq.stuckAfter', 2 * 60 * 1000),
      deadJobs: count('sidekiq.deadJobs', 50),
      retries: count('sidekiq.retries', 200),
    },
    backups: {
      frequencyMs,
      graceMs: duration('backups.grace', frequencyMs),
      restoreProofMs: duration('backups.restoreProof', 180 * DAY_MS),
    },
    certificates: {
      expiryNoticeMs: duration('certificates.expiryNotice', 14 * DAY_MS),
    },
    keys: {
      revokedUnusedMs: duration('keys.revokedUnused', 180 * DAY_MS),
      revocationNoticeMs: duration('keys.revocationNotice', 30 * DAY_MS),
    },
    version: {
      supportEndNoticeMs: duration('version.supportEndNotice', 14 * DAY_MS),
      unsupportedCriticalMs: duration(
        'version.unsupportedCritical',
        60 * DAY_MS,
      ),
    },
  };
}
