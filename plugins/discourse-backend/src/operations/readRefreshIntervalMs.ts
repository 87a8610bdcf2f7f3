import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

const KEY = 'discourse.refresh.minInterval';
const DEFAULT_MS = 10_000;

/** The least time between two requests to refresh a forum. */
export function readRefreshIntervalMs(config: Config): number {
  return config.has(KEY)
    ? durationToMilliseconds(readDurationFromConfig(config, { key: KEY }))
    : DEFAULT_MS;
}
