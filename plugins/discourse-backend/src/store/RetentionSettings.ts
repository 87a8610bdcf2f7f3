import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import {
  HOURS_RESOLUTION,
  MINUTES_RESOLUTION,
  RAW_RESOLUTION,
} from './samples';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Less would be deleted before it is gathered, or before it tells a trend. */
const MIN_MS = 2 * HOUR_MS;

/** How long history is kept, from `discourse.retention`. */
export interface RetentionSettings {
  /** By the length of their buckets in seconds, the shortest first. */
  samples: ReadonlyArray<{ seconds: number; keepMs: number }>;
  /** Findings, after they ended. */
  findingsMs: number;
}

/** Reads the settings; throws with the setting's name when one is wrong. */
export function readRetentionSettings(config: Config): RetentionSettings {
  const retention = config.getOptionalConfig('discourse.retention');
  const duration = (key: string, fallbackMs: number) => {
    const ms = retention?.has(key)
      ? durationToMilliseconds(readDurationFromConfig(retention, { key }))
      : fallbackMs;
    if (ms < MIN_MS) {
      throw new Error(
        `discourse.retention.${key} must be at least 2 hours, not ${
          ms / HOUR_MS
        } hours`,
      );
    }
    return ms;
  };
  const tiers = [
    { key: 'raw', seconds: RAW_RESOLUTION, fallbackMs: DAY_MS },
    { key: 'minutes', seconds: MINUTES_RESOLUTION, fallbackMs: 14 * DAY_MS },
    { key: 'hours', seconds: HOURS_RESOLUTION, fallbackMs: 400 * DAY_MS },
  ];
  return {
    samples: tiers.map(({ key, seconds, fallbackMs }) => ({
      seconds,
      keepMs: duration(key, fallbackMs),
    })),
    findingsMs: duration('findings', 400 * DAY_MS),
  };
}
