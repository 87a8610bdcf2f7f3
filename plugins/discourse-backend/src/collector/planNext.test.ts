import type {
  ForumParts,
  PartProblem,
} from '@backstage-discourse/plugin-discourse-common';
import { buildClaimed, defaultSettings } from '../__testUtils__/claimed';
import { planNext } from './planNext';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const HOUR_MS = 3_600_000;
const since = new Date(NOW).toISOString();
const down: PartProblem = { kind: 'unreachable', message: 'down', since };

const complete: ForumParts = {
  health: { data: { ok: true, readOnly: false, responseMs: 1 } },
  version: { data: { installed: '2026.9.0' } },
  sidekiq: {
    data: {
      enqueued: 0,
      busy: 0,
      processes: 1,
      retries: 0,
      dead: 0,
      scheduled: 0,
      processed: 0,
      failed: 0,
      defaultLatencySeconds: 0,
      queues: {},
    },
  },
  backups: { data: { items: [], running: false } },
  groups: { data: { items: [], truncated: false } },
};
const failing: ForumParts = {
  ...complete,
  health: { ...complete.health, problem: down },
};

const plan = (options: {
  parts: ForumParts;
  attempts?: number;
  heldUntilMs?: number;
  random?: number;
  now?: number;
}) => {
  const { parts, attempts = 0, heldUntilMs, random = 0.5, now = NOW } = options;
  const next = planNext({
    claimed: buildClaimed({ now: NOW, attempts, heldUntilMs }),
    parts,
    settings: defaultSettings,
    random: () => random,
    now,
  });
  return { ...next, pauseMs: next.dueAtMs - now };
};

describe('planNext', () => {
  it('comes back at the interval, spread by chance', () => {
    expect(plan({ parts: complete }).pauseMs).toBe(60_000);
    expect(plan({ parts: complete, random: 0 }).pauseMs).toBe(54_000);
    expect(plan({ parts: complete, random: 1 }).pauseMs).toBe(66_000);
  });

  it('doubles the pause with each failure, up to a limit', () => {
    const pauses = [0, 1, 2, 3, 4, 5, 50].map(
      attempts => plan({ parts: failing, attempts }).pauseMs / 60_000,
    );

    expect(pauses).toEqual([1, 2, 4, 8, 15, 15, 15]);
    expect(plan({ parts: failing, attempts: 4 }).attempts).toBe(5);
    expect(plan({ parts: complete, attempts: 4 }).attempts).toBe(0);
  });

  it('tries a young forum that is not complete every few seconds', () => {
    const parts: ForumParts = {
      health: { problem: down },
      version: {},
      sidekiq: {},
      backups: {},
      groups: {},
    };

    expect(plan({ parts, attempts: 7 }).pauseMs).toBe(3000);
    expect(
      plan({ parts: { ...complete, groups: { problem: down } } }).pauseMs,
    ).toBe(3000);
    expect(plan({ parts, attempts: 1, now: NOW + HOUR_MS }).pauseMs).toBe(
      120_000,
    );
  });

  it('waits as long as the forum asked for', () => {
    const limited: PartProblem = {
      kind: 'rate-limited',
      message: 'slow down',
      since,
      retryAt: new Date(NOW + HOUR_MS).toISOString(),
    };

    expect(
      plan({ parts: { ...complete, health: { problem: limited } } }).pauseMs,
    ).toBe(HOUR_MS);
    expect(
      plan({ parts: { ...complete, sidekiq: { problem: limited } } }),
    ).toMatchObject({ heldUntilMs: NOW + HOUR_MS });
  });

  it('remembers a hold until it is over', () => {
    expect(plan({ parts: complete, heldUntilMs: NOW + 1 }).heldUntilMs).toBe(
      NOW + 1,
    );
    expect(
      plan({ parts: complete, heldUntilMs: NOW }).heldUntilMs,
    ).toBeUndefined();
  });
});
