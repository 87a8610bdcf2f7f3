import type {
  ForumParts,
  ForumSample,
  ProblemKind,
} from '@backstage-discourse/plugin-discourse-common';
import type { ForumKeys } from '@backstage-discourse/plugin-discourse-node';
import type { ExplainedProblem } from '../access/explainProblem';
import type { ForumConnections } from '../access/ForumConnections';
import { evaluateForum } from '../findings/evaluateForum';
import type { FindingThresholds } from '../findings/FindingThresholds';
import type { Keyring } from '../registry/Keyring';
import type { ForumOutcome, ObservedState } from '../store/ForumOutcome';
import type { ClaimedForum } from '../store/loadClaimedForums';
import { AdminBudget } from './AdminBudget';
import { CollectionDeadline } from './CollectionDeadline';
import type { CollectorSettings } from './CollectorSettings';
import { collectParts, type CollectedParts } from './collectParts';
import { planNext } from './planNext';

/** Health problems that mean that nothing answers. */
const NO_ANSWER: readonly ProblemKind[] = [
  'unreachable',
  'timed-out',
  'host-not-allowed',
];

/** What collecting needs besides the forum. */
export interface CollectOptions {
  connections: ForumConnections;
  keyring: Keyring;
  settings: CollectorSettings;
  thresholds: FindingThresholds;
  now: () => number;
  random: () => number;
  signal: AbortSignal;
}

/**
 * Reads one forum and judges what was read. Whatever the forum does becomes
 * part of the outcome; it throws only when the process stops or at a bug.
 */
export async function collectForum(
  claimed: ClaimedForum,
  options: CollectOptions,
): Promise<ForumOutcome> {
  const { connections, settings, thresholds, now, random, signal } = options;
  const { forum } = claimed;
  const keys = await findKeys(claimed, options.keyring);
  const budget = new AdminBudget({
    limit: settings.adminRequestsPerMinute,
    stored: claimed.budget,
    now: now(),
  });
  const deadline = new CollectionDeadline({
    timeoutMs: settings.timeoutMs,
    stop: signal,
  });
  let collected: CollectedParts;
  try {
    collected = await collectParts({
      claimed,
      client: connections.connect({
        url: forum.url,
        apiKey: keys.monitor,
        timeoutMs: settings.requestTimeoutMs,
      }),
      keyProblem: keys.problem,
      attempt: { deadline, now },
      budget,
      settings,
    });
  } finally {
    deadline.dispose();
  }
  const endedAt = now();
  const { parts, changed } = collected;
  const sample = buildSample(claimed.parts, parts);
  const findings = evaluateForum({
    parts,
    samples: sample ? [...claimed.samples, sample] : claimed.samples,
    thresholds,
    knownSinceMs: forum.activatedAtMs ?? forum.createdAtMs,
    since: claimed.findingsSince,
    now: endedAt,
  });
  const anyRead = changed.some(name => parts[name].problem === undefined);
  return {
    forumId: forum.id,
    ticket: claimed.ticket,
    collectedAtMs: endedAt,
    access: {
      monitor: keys.monitor !== undefined,
      operate: keys.operate !== undefined,
    },
    observedState: observeState(parts),
    freshAtMs: anyRead ? endedAt : claimed.freshAtMs,
    parts,
    changedParts: changed,
    findings,
    sample,
    next: {
      ...planNext({ claimed, parts, settings, random, now: endedAt }),
      budget: budget.state,
    },
  };
}

async function findKeys(
  claimed: ClaimedForum,
  keyring: Keyring,
): Promise<ForumKeys & { problem?: ExplainedProblem }> {
  const { forum } = claimed;
  try {
    const keys = await keyring.getKeys(forum);
    return keys.monitor === undefined
      ? {
          ...keys,
          problem: {
            kind: 'no-key',
            message: `The registry has no monitor key for forum '${forum.id}'.`,
          },
        }
      : keys;
  } catch {
    // What was thrown may quote what it could not read.
    return {
      problem: {
        kind: 'no-key',
        message: `The keys of forum '${forum.id}' can not be read; check discourse.encryptionKey or the credential source.`,
      },
    };
  }
}

function observeState(parts: ForumParts): ObservedState {
  const { problem } = parts.health;
  if (problem && NO_ANSWER.includes(problem.kind)) {
    return 'unreachable';
  }
  const all = Object.values(parts);
  return all.some(part => part.problem !== undefined) ? 'partial' : 'fresh';
}

function buildSample(
  before: ForumParts,
  after: ForumParts,
): ForumSample | undefined {
  const { data, observedAt } = after.sidekiq;
  if (!data || !observedAt || observedAt === before.sidekiq.observedAt) {
    return undefined;
  }
  return {
    at: observedAt,
    enqueued: data.enqueued,
    busy: data.busy,
    retries: data.retries,
    dead: data.dead,
    defaultLatencySeconds: data.defaultLatencySeconds,
    processed: data.processed,
    failed: data.failed,
  };
}
