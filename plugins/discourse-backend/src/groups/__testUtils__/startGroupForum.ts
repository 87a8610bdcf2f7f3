import { DiscourseClient } from '@backstage-discourse/discourse-client';
import {
  startForumFleet,
  type ForumFleet,
} from '@backstage-discourse/discourse-simulator';
import type {
  ActualGroups,
  DesiredGroups,
  GroupPlan,
} from '@backstage-discourse/plugin-discourse-common';
import { readActualGroups } from '../actual/readActualGroups';
import { AdminPace } from '../apply/AdminPace';
import { applyPlan, type FailedChange } from '../apply/applyPlan';
import { ForumAdmin } from '../apply/ForumAdmin';
import { planGroups } from '../plan/planGroups';

export const OPERATE_KEY = 'b'.repeat(64);
const SEED = 7;

/** A simulated forum and the steps of a reconciliation against it. */
export interface GroupForum {
  client: DiscourseClient;
  /** Requests that reached the forum so far. */
  requests(): number;
  read(desired: DesiredGroups): Promise<ActualGroups>;
  plan(desired: DesiredGroups): Promise<GroupPlan>;
  /** Reads, plans and applies; gives what the forum refused. */
  reconcile(
    desired: DesiredGroups,
    options?: { signal?: AbortSignal },
  ): Promise<{ plan: GroupPlan; failed: FailedChange[] }>;
}

/** Simulated forums that are added one by one, all with the same people. */
export class GroupForums {
  readonly #fleet: ForumFleet;
  #count = 0;

  constructor(fleet: ForumFleet) {
    this.#fleet = fleet;
  }

  static async start(
    options: { adminRequestsPerMinute?: number; clock?: () => number } = {},
  ): Promise<GroupForums> {
    const { adminRequestsPerMinute = 1_000_000, clock } = options;
    return new GroupForums(
      await startForumFleet({ adminRequestsPerMinute, clock }),
    );
  }

  /** Adds a forum. `beforeRequest` may throw, as a broken connection would. */
  add(
    options: {
      groups?: number;
      pace?: AdminPace;
      beforeRequest?: () => void;
      afterRequest?: () => void;
    } = {},
  ): GroupForum {
    const { groups = 0, beforeRequest, afterRequest } = options;
    const pace = options.pace ?? freePace();
    this.#count += 1;
    const hostname = `forum${this.#count}.example`;
    this.#fleet.addForum({
      hostname,
      title: hostname,
      keys: { operate: OPERATE_KEY },
      seed: SEED,
      groups,
    });
    const client = new DiscourseClient({
      baseUrl: this.#fleet.forumUrl(hostname),
      apiKey: OPERATE_KEY,
      fetch: async (url, init) => {
        beforeRequest?.();
        pace.count();
        const response = await fetch(url, init);
        afterRequest?.();
        return response;
      },
    });
    const admin = new ForumAdmin({ client, pace });
    const never = new AbortController().signal;
    const read = (desired: DesiredGroups, signal = never) =>
      readActualGroups(admin, { desired, signal });
    return {
      client,
      requests: () => this.#fleet.requestCount(hostname),
      read,
      plan: async desired =>
        planGroups({ desired, actual: await read(desired) }),
      async reconcile(desired, { signal = never } = {}) {
        const actual = await read(desired, signal);
        const plan = planGroups({ desired, actual });
        const { failed } = await applyPlan(admin, { plan, actual, signal });
        return { plan, failed };
      },
    };
  }

  close(): Promise<void> {
    return this.#fleet.close();
  }
}

/** A pace that never has to wait. */
function freePace(): AdminPace {
  return new AdminPace({
    limit: Number.MAX_SAFE_INTEGER,
    now: () => 0,
    wait: async () => {
      throw new Error('There is nothing to wait for');
    },
  });
}

/** People whom every forum of {@link GroupForums} knows. */
export async function listPeople(forum: GroupForum): Promise<string[]> {
  const { items } = await forum.client.listGroupMembers('trust_level_0', {
    limit: 12,
  });
  return items.map(({ username }) => username);
}
