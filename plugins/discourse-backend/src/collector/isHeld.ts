import type { ClaimedForum } from '../store/loadClaimedForums';
import type { CollectorSettings } from './CollectorSettings';

/**
 * Whether the forum wants no admin requests now. A hold that is longer than any
 * was set by a clock that was wrong.
 */
export function isHeld(
  claimed: Pick<ClaimedForum, 'heldUntilMs'>,
  options: { settings: CollectorSettings; now: number },
): boolean {
  const { settings, now } = options;
  const { heldUntilMs = 0 } = claimed;
  return heldUntilMs > now && heldUntilMs <= now + settings.maxHoldMs;
}
