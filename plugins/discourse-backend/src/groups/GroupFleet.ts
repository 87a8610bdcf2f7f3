import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { fleetReadPermission } from '@backstage-discourse/plugin-discourse-common';
import {
  AuthorizeResult,
  type PermissionCriteria,
} from '@backstage/plugin-permission-common';
import type { ConditionTransformer } from '@backstage/plugin-permission-node';
import type { Knex } from 'knex';
import { z } from 'zod/v4';
import type { ForumFilter } from '../permissions/ForumFilter';
import { whereForums } from '../permissions/whereForums';
import { readIso } from '../store/instants';

interface Page {
  credentials: BackstageCredentials;
  limit: number;
  offset: number;
}

const time = z.union([z.number(), z.string()]).nullable();
const countSchema = z.array(z.object({ count: z.coerce.number() }));
const summaryRows = z.array(
  z.object({
    forum_id: z.string(),
    title: z.string(),
    entity_ref: z.string().nullable(),
    checked_at: time,
    problem: z.string().nullable(),
    drift_count: z.number(),
    ownerless_count: z.number(),
    over_quota_count: z.number(),
    next_expiry: z.string().nullable(),
    request_count: z.coerce.number(),
    oldest_request: time,
  }),
);
const requestRows = z.array(
  z.object({
    forum_id: z.string(),
    title: z.string(),
    entity_ref: z.string().nullable(),
    group_id: z.number(),
    group_name: z.string(),
    user_id: z.number(),
    username: z.string(),
    reason: z.string().nullable(),
    requested_at: time,
  }),
);

/**
 * The groups of all forums that a caller may read. Asks once and makes the
 * answer part of the SQL, like the fleet itself.
 */
export class GroupFleet {
  readonly #knex: Knex;
  readonly #permissions: PermissionsService;
  readonly #transformConditions: ConditionTransformer<ForumFilter>;
  readonly #staleAfterMs: number;
  readonly #now: () => number;

  constructor(options: {
    knex: Knex;
    permissions: PermissionsService;
    transformConditions: ConditionTransformer<ForumFilter>;
    staleAfterMs: number;
    now: () => number;
  }) {
    this.#knex = options.knex;
    this.#permissions = options.permissions;
    this.#transformConditions = options.transformConditions;
    this.#staleAfterMs = options.staleAfterMs;
    this.#now = options.now;
  }

  /** Forums with figures of their groups, those with most differences first. */
  async listForums(options: Page) {
    const criteria = await this.#authorize(options.credentials);
    const rows: unknown = await this.#visible('group_reports', criteria)
      .leftJoin(
        this.#knex('group_requests')
          .select('forum_id')
          .count({ request_count: '*' })
          .min({ oldest_request: 'requested_at' })
          .groupBy('forum_id')
          .as('waiting'),
        'waiting.forum_id',
        'group_reports.forum_id',
      )
      .select(
        'group_reports.forum_id',
        'forums.title',
        'forums.entity_ref',
        'checked_at',
        'problem',
        'drift_count',
        'ownerless_count',
        'over_quota_count',
        'next_expiry',
        'oldest_request',
        this.#knex.raw('coalesce(request_count, 0) as request_count'),
      )
      .orderBy([
        { column: 'drift_count', order: 'desc' },
        { column: 'group_reports.forum_id' },
      ])
      .limit(options.limit)
      .offset(options.offset);
    return {
      items: summaryRows.parse(rows).map(row => ({
        forumId: row.forum_id,
        title: row.title,
        entityRef: row.entity_ref ?? undefined,
        checkedAt: readIso(row.checked_at),
        problem: row.problem ?? undefined,
        driftCount: row.drift_count,
        ownerlessCount: row.ownerless_count,
        overQuotaCount: row.over_quota_count,
        nextExpiry: row.next_expiry ?? undefined,
        requestCount: row.request_count,
        oldestRequestAt: readIso(row.oldest_request),
      })),
      totalItems: await this.#count('group_reports', criteria),
    };
  }

  /** Who waits to join a group, the longest first. */
  async listRequests(options: Page) {
    const criteria = await this.#authorize(options.credentials);
    const rows: unknown = await this.#visible('group_requests', criteria)
      .select('group_requests.*', 'forums.title', 'forums.entity_ref')
      .orderBy(['requested_at', 'group_requests.forum_id', 'user_id'])
      .limit(options.limit)
      .offset(options.offset);
    return {
      items: requestRows.parse(rows).map(row => ({
        forumId: row.forum_id,
        forumTitle: row.title,
        entityRef: row.entity_ref ?? undefined,
        groupId: row.group_id,
        groupName: row.group_name,
        userId: row.user_id,
        username: row.username,
        reason: row.reason ?? undefined,
        requestedAt: readIso(row.requested_at),
      })),
      totalItems: await this.#count('group_requests', criteria),
    };
  }

  async #authorize(
    credentials: BackstageCredentials,
  ): Promise<PermissionCriteria<ForumFilter> | undefined> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: fleetReadPermission }],
      { credentials },
    );
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return undefined;
      case AuthorizeResult.CONDITIONAL:
        return this.#transformConditions(decision.conditions);
      default:
        throw new NotAllowedError(
          `Listing groups of all forums needs the permission '${fleetReadPermission.name}'`,
        );
    }
  }

  #visible(
    table: 'group_reports' | 'group_requests',
    criteria: PermissionCriteria<ForumFilter> | undefined,
  ) {
    const staleBefore = this.#now() - this.#staleAfterMs;
    const forums = this.#knex('forums')
      .select('id', 'title', 'entity_ref')
      .where({ status: 'active' })
      .modify(query => {
        if (criteria) {
          whereForums(query, criteria, { staleBefore });
        }
      });
    return this.#knex(table).join(
      forums.as('forums'),
      'forums.id',
      `${table}.forum_id`,
    );
  }

  async #count(
    table: 'group_reports' | 'group_requests',
    criteria: PermissionCriteria<ForumFilter> | undefined,
  ): Promise<number> {
    const rows: unknown = await this.#visible(table, criteria).count({
      count: '*',
    });
    return countSchema.parse(rows)[0]?.count ?? 0;
  }
}
