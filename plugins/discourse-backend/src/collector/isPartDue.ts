import type { PartState } from '@backstage-discourse/plugin-discourse-common';

/** How old a part may become before it is read again. */
export interface PartAges {
  /** Usually. */
  maxAgeMs: number;
  /** When somebody waits for a refresh. */
  refreshAgeMs: number;
}

/**
 * Whether a part is to be read again. One that is missing
 * or has a problem is due each time.
 */
export function isPartDue(
  state: PartState<unknown>,
  options: PartAges & { requested: boolean; now: number },
): boolean {
  const { maxAgeMs, refreshAgeMs, requested, now } = options;
  if (state.observedAt === undefined || state.problem) {
    return true;
  }
  const ageMs = now - Date.parse(state.observedAt);
  // What was read in the future was read before the clock was set back.
  return ageMs < 0 || ageMs >= (requested ? refreshAgeMs : maxAgeMs);
}
