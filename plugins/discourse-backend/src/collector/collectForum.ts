import type { DiscourseClient } from '@backstage-discourse/discourse-client';
import type {
  ForumParts,
  ForumSample,
  PartState,
  ProblemKind,
} from '@backstage-discourse/plugin-discourse-common';
import type { ForumConnections } from '../access/ForumConnections';
import { evaluateForum } from '../findings/evaluateForum';
import type { FindingThresholds } from '../findings/FindingThresholds';
import type { DeploymentReader } from '../kubernetes/DeploymentReader';
import type { Keyring } from '../registry/Keyring';
import type { ForumOutcome, ObservedState } from '../store/ForumOutcome';
import type { ClaimedForum } from '../store/loadClaimedForums';
import { AdminBudget } from './AdminBudget';
import { CollectionDeadline } from './CollectionDeadline';
import type { CollectorSettings } from './CollectorSettings';
import { collectDeployment } from './collectDeployment';
import { collectParts, type CollectedParts } from './collectParts';
import { findCredentials, type ForumCredentials } from './ForumCredentials';
import { createKeyCheck } from './KeyCheck';
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
  deployments: DeploymentReader;
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
  const budget = new AdminBudget({
    limit: settings.adminRequestsPerMinute,
    stored: claimed.budget,
    now: now(),
  });
  const deadline = new CollectionDeadline({
    timeoutMs: settings.timeoutMs,
    stop: signal,
  });
  const connect = (apiKey: string | undefined) =>
    connections.connect({
      url: forum.url,
      apiKey,
      timeoutMs: settings.requestTimeoutMs,
    });
  let read: { credentials: ForumCredentials; collected: CollectedParts };
  let deployment: ForumParts['deployment'];
  try {
    [read, deployment] = await Promise.all([
      readForum(claimed, { ...options, connect, budget, deadline }),
      collectDeployment(claimed, { ...options, deadline }),
    ]);
  } finally {
    deadline.dispose();
  }
  const endedAt = now();
  const { keys } = read.credentials;
  const { changed } = read.collected;
  const parts = { ...read.collected.parts, ...(deployment && { deployment }) };
  const sample = buildSample(claimed.parts, parts);
  const findings = evaluateForum({
    parts,
    samples: sample ? [...claimed.samples, sample] : claimed.samples,
    thresholds,
    knownSinceMs: forum.activatedAtMs ?? forum.createdAtMs,
    facts: {
      backupsEveryMs: claimed.backupsEveryMs,
      ...(claimed.driftingGroups && {
        drift: { groups: claimed.driftingGroups },
      }),
    },
    since: claimed.findingsSince,
    now: endedAt,
  });
  const anyRead = changed.some(name => parts[name]?.problem === undefined);
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
    cluster: claimed.cluster ?? parts.deployment?.data?.cluster,
    parts,
    changedParts: deployment ? [...changed, 'deployment'] : changed,
    findings,
    sample,
    next: {
      ...planNext({ claimed, parts, settings, random, now: endedAt }),
      budget: budget.state,
    },
  };
}

/** Everything that is asked of the forum itself. */
async function readForum(
  claimed: ClaimedForum,
  options: CollectOptions & {
    connect: (apiKey: string | undefined) => DiscourseClient;
    budget: AdminBudget;
    deadline: CollectionDeadline;
  },
): Promise<{ credentials: ForumCredentials; collected: CollectedParts }> {
  const { connect, budget, deadline, settings, now } = options;
  const { signal } = deadline;
  const credentials = await findCredentials(claimed, { ...options, signal });
  const { keys, problem } = credentials;
  const client = connect(keys.monitor);
  const collected = await collectParts({
    ...{ claimed, client, budget, settings },
    keyProblem: problem,
    attempt: { deadline, now },
    keyCheck: createKeyCheck({ keys, monitor: client, connect }),
  });
  return { credentials, collected };
}

function observeState(parts: ForumParts): ObservedState {
  const { problem } = parts.health;
  if (problem && NO_ANSWER.includes(problem.kind)) {
    return 'unreachable';
  }
  const all: Array<PartState<unknown> | undefined> = Object.values(parts);
  return all.some(part => part?.problem) ? 'partial' : 'fresh';
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
    scheduled: data.scheduled,
  };
}
