import {
  PART_NAMES,
  type ForumParts,
} from '@backstage-discourse/plugin-discourse-common';
import type { ClaimedForum } from '../store/loadClaimedForums';
import type { CollectorSettings } from './CollectorSettings';
import { isHeld } from './isHeld';

/** Share of a pause that is left to chance, so that forums spread out. */
const JITTER = 0.1;

/** When to look at a forum again. */
export interface NextCollection {
  dueAtMs: number;
  attempts: number;
  heldUntilMs?: number;
}

/**
 * Plans the next collection: at the interval while all is well, with growing
 * pauses while the forum fails, every few seconds while a young forum is
 * coming up, and not before the forum allows.
 */
export function planNext(options: {
  claimed: ClaimedForum;
  parts: ForumParts;
  settings: CollectorSettings;
  random: () => number;
  now: number;
}): NextCollection {
  const { claimed, parts, settings, random, now } = options;
  const { problem } = parts.health;
  const attempts = problem ? claimed.attempts + 1 : 0;
  const pauseMs = isComingUp({ claimed, parts, settings, now })
    ? settings.youngRetryMs
    : backOff(attempts, settings);
  const jitter = 1 + JITTER * (2 * random() - 1);
  const retryAtMs = problem?.retryAt ? Date.parse(problem.retryAt) : 0;
  const latest = now + settings.maxHoldMs;
  return {
    attempts,
    dueAtMs: Math.max(
      now + Math.round(pauseMs * jitter),
      Math.min(retryAtMs, latest),
    ),
    heldUntilMs: findHold(claimed, parts, { settings, now }),
  };
}

/** The furthest that a collection can be planned ahead. */
export function planHorizonMs(settings: CollectorSettings): number {
  return Math.max(settings.maxBackoffMs * (1 + JITTER), settings.maxHoldMs);
}

function backOff(attempts: number, settings: CollectorSettings): number {
  const factor = 2 ** Math.min(Math.max(attempts - 1, 0), 20);
  return attempts === 0
    ? settings.intervalMs
    : Math.min(settings.intervalMs * factor, settings.maxBackoffMs);
}

function isComingUp(options: {
  claimed: ClaimedForum;
  parts: ForumParts;
  settings: CollectorSettings;
  now: number;
}): boolean {
  const { claimed, parts, settings, now } = options;
  const { activatedAtMs = 0 } = claimed.forum;
  return (
    now - activatedAtMs < settings.youngMs &&
    PART_NAMES.some(name => parts[name] && parts[name].data === undefined)
  );
}

/** Until when admin requests are to wait, by any part that was limited. */
function findHold(
  claimed: ClaimedForum,
  parts: ForumParts,
  options: { settings: CollectorSettings; now: number },
): number | undefined {
  const { settings, now } = options;
  const times = PART_NAMES.map(name => {
    const retryAt = parts[name]?.problem?.retryAt;
    return retryAt === undefined ? 0 : Date.parse(retryAt);
  });
  const until = Math.max(
    isHeld(claimed, { settings, now }) ? claimed.heldUntilMs ?? 0 : 0,
    Math.min(Math.max(0, ...times), now + settings.maxHoldMs),
  );
  return until > now ? until : undefined;
}
