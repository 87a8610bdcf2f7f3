import type { Config } from '@backstage/config';

const KEY = 'discourse.groups.requestsPerMinute';
/**
 * A forum allows 60 admin requests a minute to all keys together. The
 * collector and its people need some of them.
 */
const DEFAULT = 45;
const MAX = 10_000;

/** Admin requests a minute that reading and changing groups may take. */
export function readRequestsPerMinute(config: Config): number {
  const value = config.getOptionalNumber(KEY) ?? DEFAULT;
  if (!Number.isInteger(value) || value < 1 || value > MAX) {
    throw new Error(
      `${KEY} must be a whole number from 1 to ${MAX}, not ${value}`,
    );
  }
  return value;
}
