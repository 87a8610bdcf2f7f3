import type { GroupRequest } from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { readIso, toDbInstant } from '../../store/instants';
import type { DbGroupDecisionRow, DbGroupRequestRow } from './tables';

/** Rows that one statement inserts; SQLite limits the number of values. */
const CHUNK = 500;

/** Keeps who wants to join, and what was decided. */
export class MembershipRequests {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
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
  }

  /** Notes a decision and takes the request off the queue. */
  async decide(
    forumId: string,
    options: {
      request: GroupRequest;
      decision: Omit<
        DbGroupDecisionRow,
        'id' | 'forum_id' | 'group_name' | 'username'
      >;
    },
  ): Promise<void> {
    const { request, decision } = options;
    const { groupId, userId, groupName, username } = request;
    await this.#knex.transaction(async tx => {
      await tx('group_decisions').insert({
        forum_id: forumId,
        group_name: groupName,
        username,
        ...decision,
      });
      await tx('group_requests')
        .where({ forum_id: forumId, group_id: groupId, user_id: userId })
        .delete();
    });
  }

  /** Newest first. */
  async listDecisions(
    forumId: string,
    options: { limit: number },
  ): Promise<
    {
      groupName: string;
      username: string;
      decision: string;
      reason: string;
      by: string;
      at?: string;
    }[]
  > {
    const rows = await this.#knex<DbGroupDecisionRow>('group_decisions')
      .where({ forum_id: forumId })
      .orderBy('id', 'desc')
      .limit(options.limit);
    return rows.map(row => ({
      groupName: row.group_name,
      username: row.username,
      decision: row.decision,
      reason: row.reason,
      by: row.decided_by,
      at: readIso(row.at),
    }));
  }
}
