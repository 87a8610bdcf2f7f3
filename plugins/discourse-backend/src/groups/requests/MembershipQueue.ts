import {
  DiscourseRejectedError,
  isDiscourseError,
} from '@backstage-discourse/discourse-client';
import { toError } from '@backstage/errors';
import type {
  GroupDecisionResult,
  GroupRequest,
  GroupRequestDecision,
} from '@backstage-discourse/plugin-discourse-common';
import { toOperationError } from '../../operations/toOperationError';
import type { StoredForum } from '../../store/StoredForum';
import type { ForumAdmin } from '../apply/ForumAdmin';
import type { ForumAdmins } from '../apply/ForumAdmins';
import type { MembershipRequests } from '../store/MembershipRequests';

/** Groups that may have requests and are read at one go. */
const MAX_GROUPS = 5_000;

/** Who wants to join the groups of a forum, and what becomes of it. */
export class MembershipQueue {
  readonly #admins: ForumAdmins;
  readonly #requests: MembershipRequests;
  readonly #now: () => number;

  constructor(options: {
    admins: ForumAdmins;
    requests: MembershipRequests;
    now: () => number;
  }) {
    this.#admins = options.admins;
    this.#requests = options.requests;
    this.#now = options.now;
  }

  /** Reads the queue of all groups; one request for each that takes some. */
  async refresh(
    forum: StoredForum,
    options: { signal: AbortSignal },
  ): Promise<GroupRequest[]> {
    const { signal } = options;
    const admin = await this.#admins.require(forum, 'monitor');
    const { items: groups } = await admin.call(
      client => client.listGroups({ limit: MAX_GROUPS, signal }),
      { signal },
    );
    const found: GroupRequest[] = [];
    for (const group of groups) {
      if (group.allowMembershipRequests) {
        const { items } = await admin.call(
          client => client.listMembershipRequests(group.name, { signal }),
          { signal },
        );
        found.push(
          ...items.map(({ userId, username, reason, requestedAt }) => ({
            groupId: group.id,
            groupName: group.name,
            userId,
            username,
            reason,
            requestedAt,
          })),
        );
      }
    }
    await this.#requests.replace(forum.id, found);
    return found;
  }

  /**
   * Carries out decisions one by one. One that fails does not keep the others;
   * a request that is gone counts as decided by somebody else.
   */
  async decide(
    forum: StoredForum,
    options: {
      decisions: readonly GroupRequestDecision[];
      reason: string;
      actor: string;
      signal: AbortSignal;
    },
  ): Promise<GroupDecisionResult[]> {
    const { decisions, ...context } = options;
    const admin = await this.#admins.require(forum, 'operate');
    const known = await this.#requests.list(forum.id);
    const results: GroupDecisionResult[] = [];
    for (const decision of decisions) {
      const request = known.find(
        each =>
          each.groupId === decision.groupId && each.userId === decision.userId,
      );
      const outcome = request
        ? await this.#decideOne(admin, { forum, request, decision, ...context })
        : { result: 'gone' as const };
      const { groupId, userId } = decision;
      results.push({ groupId, userId, ...outcome });
    }
    return results;
  }

  async #decideOne(
    admin: ForumAdmin,
    options: {
      forum: StoredForum;
      request: GroupRequest;
      decision: GroupRequestDecision;
      reason: string;
      actor: string;
      signal: AbortSignal;
    },
  ): Promise<Pick<GroupDecisionResult, 'result' | 'message'>> {
    const { forum, request, decision, reason, actor, signal } = options;
    const outcome = await admin
      .call(client => client.decideMembershipRequest({ ...decision, signal }), {
        signal,
      })
      .then(
        () => (decision.accept ? 'accepted' : 'denied'),
        (error: unknown) => {
          if (isGone(error)) {
            return 'gone' as const;
          }
          signal.throwIfAborted();
          return toOperationError(
            error,
            `Deciding on the request of '${request.username}'`,
          );
        },
      );
    if (outcome instanceof Error) {
      return { result: 'failed', message: toError(outcome).message };
    }
    await this.#requests.decide(forum.id, {
      request,
      decision: { decision: outcome, reason, by: actor },
      atMs: this.#now(),
    });
    return { result: outcome };
  }
}

/** Discourse answers 400 to a request that is no longer there. */
function isGone(error: unknown): boolean {
  return (
    (error instanceof DiscourseRejectedError && error.status === 400) ||
    (isDiscourseError(error) && error.kind === 'not-found')
  );
}
