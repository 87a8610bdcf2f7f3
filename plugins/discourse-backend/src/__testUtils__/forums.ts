import type { ForumStatus } from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import type { ForumOutcome } from '../store/ForumOutcome';
import { getStatusRow, readForumStatus } from '../store/forumStatus';
import { syncForums, type ForumToSync } from '../store/syncForums';

/** A forum as a source lists it. */
export function buildForum(
  overrides: Partial<ForumToSync> & { id: string },
): ForumToSync {
  const { id } = overrides;
  return {
    entityRef: `component:default/${id}`,
    title: `Forum ${id}`,
    url: `https://${id}.example.com`,
    simulated: false,
    access: { monitor: true, operate: false },
    ...overrides,
  };
}

/** Puts forums into the registry, due at once. */
export async function addForums(
  knex: Knex,
  forums: readonly ForumToSync[],
  options: { now: number; source?: string },
): Promise<void> {
  const { now, source = 'config' } = options;
  await syncForums({ knex, source, forums, now });
}

/** What a collection that went well brings. */
export function buildOutcome(
  overrides: Partial<ForumOutcome> & {
    forumId: string;
    ticket: string;
    collectedAtMs: number;
  },
): ForumOutcome {
  const { collectedAtMs } = overrides;
  const observedAt = new Date(collectedAtMs).toISOString();
  return {
    access: { monitor: true, operate: false },
    observedState: 'fresh',
    freshAtMs: collectedAtMs,
    parts: {
      health: {
        data: { ok: true, readOnly: false, responseMs: 5 },
        observedAt,
      },
      version: {},
      sidekiq: {},
      backups: {},
      groups: {},
    },
    changedParts: ['health'],
    findings: [
      {
        id: 'health-ok',
        part: 'health',
        severity: 'ok',
        title: 'The forum answers',
        since: observedAt,
      },
    ],
    next: {
      dueAtMs: collectedAtMs + 60_000,
      attempts: 0,
      budget: { startedAtMs: collectedAtMs, used: 3 },
    },
    ...overrides,
  };
}

/** The status that is stored of a forum; throws when there is no such forum. */
export async function readStatus(
  knex: Knex,
  options: { id: string; now: number; staleAfterMs?: number },
): Promise<ForumStatus> {
  const { id, now, staleAfterMs = 5 * 60_000 } = options;
  const row = await getStatusRow({ knex, id });
  if (!row) {
    throw new Error(`No forum '${id}'`);
  }
  return readForumStatus({ knex, row, staleAfterMs, now });
}
