import {
  DiscourseRejectedError,
  isDiscourseError,
} from '@backstage-discourse/discourse-client';
import type {
  ActualGroups,
  GroupChange,
  GroupPlan,
} from '@backstage-discourse/plugin-discourse-common';
import { countOf, countRequests } from '../plan/countRequests';
import {
  applyChange,
  GroupMissingError,
  PeopleUnknownError,
} from './applyChange';
import type { ForumAdmin } from './ForumAdmin';

/** A change that the forum did not take. */
export interface FailedChange {
  group: string;
  type: GroupChange['type'];
  /** What the forum or the client says, without any body or key. */
  message: string;
}

/** How far applying has come. */
export interface ApplyProgress {
  /** Admin requests of changes that are through. */
  doneRequests: number;
  totalRequests: number;
  /** Milliseconds that the rest takes at least. */
  leftMs: number;
}

/**
 * Carries out a plan in its order. What the forum refuses of one group is
 * noted, the rest of that group is left out, and the others go on. Anything
 * that concerns the forum as a whole, such as no connection, ends it: the plan
 * is made from what is there, so a new plan goes on where this one stopped.
 */
export async function applyPlan(
  forum: ForumAdmin,
  options: {
    plan: GroupPlan;
    actual: ActualGroups;
    signal: AbortSignal;
    onProgress?: (progress: ApplyProgress) => Promise<void> | void;
  },
): Promise<{ failed: FailedChange[] }> {
  const { plan, actual, signal, onProgress = () => {} } = options;
  const ids = new Map(
    actual.groups.map(each => [each.name.toLowerCase(), each.id]),
  );
  const totalRequests = countRequests(plan.changes);
  const failed: FailedChange[] = [];
  let doneRequests = 0;
  const report = () =>
    onProgress({
      doneRequests,
      totalRequests,
      leftMs: forum.estimateMs(totalRequests - doneRequests),
    });
  await report();
  for (const change of plan.changes) {
    signal.throwIfAborted();
    const { group, type } = change;
    if (!failed.some(each => each.group === group)) {
      try {
        await applyChange(forum, change, { ids, signal });
      } catch (error) {
        const message = explainFailure(error);
        if (message === undefined) {
          throw error;
        }
        failed.push({ group, type, message });
      }
    }
    doneRequests += countOf(change);
    await report();
  }
  return { failed };
}

/** The words for a failure that concerns one group only. */
function explainFailure(error: unknown): string | undefined {
  if (error instanceof DiscourseRejectedError) {
    return error.reasons.length > 0
      ? `The forum refuses it: ${error.reasons.join(' ')}`
      : error.message;
  }
  if (isDiscourseError(error) && error.kind === 'not-found') {
    return error.message;
  }
  if (
    error instanceof GroupMissingError ||
    error instanceof PeopleUnknownError ||
    error instanceof TypeError
  ) {
    return error.message;
  }
  return undefined;
}
