import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import type { PartName } from '@backstage-discourse/plugin-discourse-common';
import type { PartAges } from './isPartDue';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** How the collector works, mostly from `discourse.collector`. */
export interface CollectorSettings {
  /** From the end of one collection of a forum to the next. */
  intervalMs: number;
  /** Forums that are read at the same time. */
  concurrency: number;
  /** Limit for one collection of a forum. */
  timeoutMs: number;
  /** Limit for one request. */
  requestTimeoutMs: number;
  /** Forums that are claimed at once. */
  batchSize: number;
  /** After this time without any answer a snapshot is stale. */
  staleAfterMs: number;
  /** How often the queue is looked at. */
  pollMs: number;
  /** Longest pause between attempts at a forum that fails. */
  maxBackoffMs: number;
  /** Longest pause that a forum may ask for with Retry-After. */
  maxHoldMs: number;
  /** Failures in a row after which only /srv/status is asked. */
  breakerThreshold: number;
  /** Pause between attempts at a young forum that is not up yet. */
  youngRetryMs: number;
  /** How long a forum counts as young. */
  youngMs: number;
  /** Admin requests that a forum gets from us in a minute. */
  adminRequestsPerMinute: number;
  /** How old parts may become before they are read; keeps to the budget. */
  partAges: Record<Exclude<PartName, 'health'>, PartAges>;
}

/** Reads the settings; throws with the setting's name when one is wrong. */
export function readCollectorSettings(config: Config): CollectorSettings {
  const collector = config.getOptionalConfig('discourse.collector');
  const duration = (key: string, fallbackMs: number, minMs: number) => {
    const ms = collector?.has(key)
      ? durationToMilliseconds(readDurationFromConfig(collector, { key }))
      : fallbackMs;
    if (ms < minMs) {
      throw new Error(
        `discourse.collector.${key} must be at least ${minMs} ms, not ${ms} ms`,
      );
    }
    return ms;
  };
  const count = (key: string, fallback: number, max: number) => {
    const value = collector?.getOptionalNumber(key) ?? fallback;
    if (!Number.isInteger(value) || value < 1 || value > max) {
      throw new Error(
        `discourse.collector.${key} must be a whole number from 1 to ${max}, not ${value}`,
      );
    }
    return value;
  };
  const intervalMs = duration('interval', MINUTE_MS, SECOND_MS);
  const timeoutMs = duration('timeout', 10 * SECOND_MS, 100);
  const staleAfterMs = duration('staleAfter', 5 * MINUTE_MS, SECOND_MS);
  if (staleAfterMs <= intervalMs) {
    throw new Error(
      `discourse.collector.staleAfter (${staleAfterMs} ms) must be longer than discourse.collector.interval (${intervalMs} ms); otherwise every snapshot goes stale before the next one`,
    );
  }
  return {
    intervalMs,
    timeoutMs,
    staleAfterMs,
    // Half, so that one part that hangs leaves time for the others.
    requestTimeoutMs: Math.ceil(timeoutMs / 2),
    concurrency: count('concurrency', 32, 500),
    batchSize: count('batchSize', 50, 500),
    pollMs: SECOND_MS,
    maxBackoffMs: Math.max(intervalMs, 15 * MINUTE_MS),
    maxHoldMs: HOUR_MS,
    breakerThreshold: 5,
    youngRetryMs: Math.min(intervalMs, 3 * SECOND_MS),
    youngMs: 10 * MINUTE_MS,
    adminRequestsPerMinute: 20,
    partAges: {
      sidekiq: { maxAgeMs: 9 * SECOND_MS, refreshAgeMs: 0 },
      version: { maxAgeMs: 10 * MINUTE_MS, refreshAgeMs: MINUTE_MS },
      backups: { maxAgeMs: 2 * MINUTE_MS, refreshAgeMs: 0 },
      groups: { maxAgeMs: 5 * MINUTE_MS, refreshAgeMs: 10 * SECOND_MS },
      keys: { maxAgeMs: HOUR_MS, refreshAgeMs: MINUTE_MS },
      deployment: { maxAgeMs: 2 * MINUTE_MS, refreshAgeMs: 0 },
    },
  };
}
