import type { DiscourseClient } from '@backstage-discourse/discourse-client';
import type {
  ForumParts,
  PartState,
} from '@backstage-discourse/plugin-discourse-common';
import type { ClaimedForum } from '../store/loadClaimedForums';
import type { AttemptOptions } from './attemptRead';
import type { CollectorSettings } from './CollectorSettings';
import type { KeyCheck } from './KeyCheck';
import { isHeld } from './isHeld';
import { isPartDue, type PartAges } from './isPartDue';
import { createPartStep, type PartStep } from './PartStep';
import {
  countGroupPages,
  readBackups,
  readGroups,
  readSidekiq,
  readVersion,
} from './readParts';

/**
 * The parts that take admin requests, in the order in which they are read. The
 * version comes first: most forums tell it without a key. What the key allows
 * comes next, since all others depend on it. Groups come last, since they take
 * the most requests and change the least.
 */
export function buildPartSteps(context: {
  parts: ForumParts;
  claimed: ClaimedForum;
  client: DiscourseClient;
  attempt: AttemptOptions;
  settings: CollectorSettings;
  keyCheck: KeyCheck;
}): PartStep[] {
  const { parts, claimed, settings, attempt } = context;
  const { version, keys, sidekiq, backups, groups } = settings.partAges;
  const now = attempt.now();
  const held = isHeld(claimed, { settings, now });
  const isDue = (state: PartState<unknown>, ages: PartAges) =>
    !held && isPartDue(state, { ...ages, requested: claimed.requested, now });
  // While one runs, or before the first one, people wait for it.
  const backupAwaited =
    parts.backups.data !== undefined &&
    (parts.backups.data.running || parts.backups.data.items.length === 0);
  return [
    createPartStep(
      {
        name: 'version',
        due: isDue(parts.version, version),
        cost: 1,
        get: each => each.version,
        set: (each, state) => {
          each.version = state;
        },
        fetch: readVersion,
      },
      context,
    ),
    createPartStep(
      {
        name: 'keys',
        due: isDue(parts.keys ?? {}, keys),
        cost: context.keyCheck.cost,
        get: each => each.keys ?? {},
        set: (each, state) => {
          each.keys = state;
        },
        fetch: (_client, each) => context.keyCheck.read(each),
      },
      context,
    ),
    createPartStep(
      {
        name: 'sidekiq',
        due: isDue(parts.sidekiq, sidekiq),
        cost: 2,
        get: each => each.sidekiq,
        set: (each, state) => {
          each.sidekiq = state;
        },
        fetch: readSidekiq,
      },
      context,
    ),
    createPartStep(
      {
        name: 'backups',
        due: isDue(parts.backups, {
          ...backups,
          ...(backupAwaited && { maxAgeMs: 0 }),
        }),
        cost: 2,
        get: each => each.backups,
        set: (each, state) => {
          each.backups = state;
        },
        fetch: readBackups,
      },
      context,
    ),
    createPartStep(
      {
        name: 'groups',
        due: isDue(parts.groups, groups),
        cost: countGroupPages(parts.groups.data),
        get: each => each.groups,
        set: (each, state) => {
          each.groups = state;
        },
        fetch: readGroups,
      },
      context,
    ),
  ];
}
