import type { DbBigInt } from './tables';

/** Milliseconds of a stored time, if there is one. */
export function readMs(value: DbBigInt | null | undefined): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}

/** ISO text of a stored time, if there is one. */
export function readIso(
  value: DbBigInt | null | undefined,
): string | undefined {
  const ms = readMs(value);
  return ms === undefined ? undefined : new Date(ms).toISOString();
}

/** Milliseconds of an ISO time, as it is stored. */
export function toDbInstant(iso: string | undefined): number | null {
  return iso === undefined ? null : Date.parse(iso);
}
