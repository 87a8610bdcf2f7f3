import type {
  GroupDecision,
  GroupRequest,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { z } from 'zod/v4';
import { ForumChains, type ForumChainVerdict } from '../../chain/ForumChains';
import { readIso, toDbInstant } from '../../store/instants';
import type { DbGroupRequestRow } from './tables';

/** Rows that one statement inserts; SQLite limits the number of values. */
const CHUNK = 500;

const chains = new ForumChains({
  subject: 'decisions',
  entries: 'group_decisions',
  heads: 'group_decision_heads',
});

const recordSchema = z.object({
  groupName: z.string(),
  username: z.string(),
  decision: z.enum(['accepted', 'denied', 'gone']),
  reason: z.string(),
  by: z.string(),
});

/** Keeps who wants to join, and what was decided. */
export class MembershipRequests {
  readonly #knex: Knex;
  readonly #onChange: (forumId: string) => unknown;

  constructor(options: {
    knex: Knex;
    /** Hears of what was stored; must not throw. */
    onChange?: (forumId: string) => unknown;
  }) {
    this.#knex = options.knex;
    this.#onChange = options.onChange ?? (() => {});
  }

  /** Oldest first. */
  async list(forumId: string): Promise<GroupRequest[]> {
    const rows = await this.#knex<DbGroupRequestRow>('group_requests')
      .where({ forum_id: forumId })
      .orderBy('requested_at');
    return rows.map(row => ({
      groupId: row.group_id,
      groupName: row.group_name,
      userId: row.user_id,
      username: row.username,
      reason: row.reason ?? undefined,
      requestedAt: readIso(row.requested_at),
    }));
  }

  async replace(
    forumId: string,
    requests: readonly GroupRequest[],
  ): Promise<void> {
    const rows = requests.map(
      (each): DbGroupRequestRow => ({
        forum_id: forumId,
        group_id: each.groupId,
        group_name: each.groupName,
        user_id: each.userId,
        username: each.username,
        reason: each.reason ?? null,
        requested_at: toDbInstant(each.requestedAt),
      }),
    );
    await this.#knex.transaction(async tx => {
      await tx('group_requests').where({ forum_id: forumId }).delete();
      await tx.batchInsert('group_requests', rows, CHUNK);
    });
    this.#onChange(forumId);
  }

  /** Notes a decision and takes the request off the queue, or does neither. */
  async decide(
    forumId: string,
    options: {
      request: GroupRequest;
      decision: Pick<GroupDecision, 'decision' | 'reason' | 'by'>;
      atMs: number;
    },
  ): Promise<void> {
    const { request, decision, atMs } = options;
    const { groupId, userId, groupName, username } = request;
    await chains.append({
      knex: this.#knex,
      forumId,
      atMs,
      record: { groupName, username, ...decision },
      also: async tx => {
        await tx('group_requests')
          .where({ forum_id: forumId, group_id: groupId, user_id: userId })
          .delete();
      },
    });
    this.#onChange(forumId);
  }

  /** Newest first. One that was made unreadable is left to the verdict. */
  async listDecisions(
    forumId: string,
    options: { limit: number },
  ): Promise<GroupDecision[]> {
    const entries = await chains.list({
      knex: this.#knex,
      forumId,
      limit: options.limit,
    });
    return entries.flatMap(({ body, atMs }) => {
      const record = recordSchema.safeParse(parseJson(body)).data;
      return record ? [{ ...record, at: new Date(atMs).toISOString() }] : [];
    });
  }

  /** Whether the decisions on a forum are what was written. */
  async verifyDecisions(forumId: string): Promise<ForumChainVerdict> {
    return chains.verify({ knex: this.#knex, forumId });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
