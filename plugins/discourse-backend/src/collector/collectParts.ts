import type { DiscourseClient } from '@backstage-discourse/discourse-client';
import {
  PART_NAMES,
  type ForumParts,
  type PartName,
  type PartProblem,
  type ProblemKind,
} from '@backstage-discourse/plugin-discourse-common';
import type { ExplainedProblem } from '../access/explainProblem';
import type { ClaimedForum } from '../store/loadClaimedForums';
import type { AdminBudget } from './AdminBudget';
import { attemptRead, type AttemptOptions } from './attemptRead';
import { buildPartSteps } from './buildPartSteps';
import type { KeyCheck } from './KeyCheck';
import type { CollectorSettings } from './CollectorSettings';
import { readHealth } from './readParts';

/** Health problems after which asking for more is only a burden. */
const SILENT: readonly ProblemKind[] = [
  'unreachable',
  'timed-out',
  'host-not-allowed',
  'rate-limited',
];
/** Problems that all requests with a key have in common. */
const SHARED: readonly ProblemKind[] = ['bad-key', 'rate-limited'];

/** What a collection of one forum works with. */
export interface PartsContext {
  claimed: ClaimedForum;
  client: DiscourseClient;
  /** Why there is no key to send, if so. */
  keyProblem?: ExplainedProblem;
  attempt: AttemptOptions;
  budget: AdminBudget;
  settings: CollectorSettings;
  keyCheck: KeyCheck;
}

/** The parts after a collection, and which of them changed. */
export interface CollectedParts {
  parts: ForumParts;
  changed: PartName[];
}

/**
 * Reads the parts of a forum one after the other, each with its own outcome.
 * First whether it answers at all; then, as far as due and within the budget,
 * the others. What they all have in common, such as a bad key, is found out
 * once.
 */
export async function collectParts(
  context: PartsContext,
): Promise<CollectedParts> {
  const { claimed, client, keyProblem, attempt, budget, settings } = context;
  const parts: ForumParts = { ...claimed.parts };
  const changed: PartName[] = ['health'];
  parts.health = await attemptRead(parts.health, {
    ...attempt,
    read: options => readHealth(client, options),
  });
  const { problem } = parts.health;
  // A forum that never answered is likely to come up; the budget is for then.
  const neverRead = PART_NAMES.every(name => !claimed.parts[name]?.data);
  const broken = neverRead || claimed.attempts >= settings.breakerThreshold;
  let shared =
    problem && (broken || SILENT.includes(problem.kind))
      ? carryOver(problem, attempt.now())
      : undefined;
  for (const step of buildPartSteps({ ...context, parts })) {
    const blocked =
      shared ?? (step.name === 'version' ? undefined : keyProblem);
    if (blocked) {
      step.block(blocked);
      changed.push(step.name);
    } else if (step.due && budget.spend(step.cost)) {
      const found = await step.read();
      changed.push(step.name);
      if (found && SHARED.includes(found.kind)) {
        shared = carryOver(found, attempt.now());
      }
    }
  }
  return { parts, changed };
}

function carryOver(problem: PartProblem, now: number): ExplainedProblem {
  const { kind, message, retryAt } = problem;
  return {
    kind,
    message,
    retryAfterMs:
      retryAt === undefined
        ? undefined
        : Math.max(0, Date.parse(retryAt) - now),
  };
}
