import { z } from 'zod/v4';
import { count, instant, maybe } from '../session/fields';
import type { ForumSession, RequestOptions } from '../session/ForumSession';
import { collectPages } from './collectPages';

/**
 * A member of a group.
 *
 * @public
 */
export interface GroupMember {
  id: number;
  username: string;
  name?: string;
  title?: string;
  addedAt?: string;
  lastSeenAt?: string;
}

/**
 * The members of a group. Owners are members too.
 *
 * @public
 */
export interface GroupMemberList {
  items: GroupMember[];
  /** All owners, whatever the limit is. */
  owners: GroupMember[];
  total: number;
  /** Whether there are more members than were read. */
  truncated: boolean;
}

/**
 * Someone who asks to join a group.
 *
 * @public
 */
export interface MembershipRequest {
  userId: number;
  username: string;
  name?: string;
  reason?: string;
  requestedAt?: string;
}

/**
 * Open requests to join a group, oldest first.
 *
 * @public
 */
export interface MembershipRequestList {
  items: MembershipRequest[];
  total: number;
  /** Whether there are more requests than were read. */
  truncated: boolean;
}

/** Discourse refuses more than 1000; half of that stays well below our size limit. */
const PAGE_SIZE = 500;
const DEFAULT_LIMIT = 1000;

const memberSchema = z
  .object({
    id: z.int(),
    username: z.string(),
    name: maybe(z.string()),
    title: maybe(z.string()),
    added_at: maybe(instant),
    last_seen_at: maybe(instant),
  })
  .transform((row): GroupMember => {
    const { added_at, last_seen_at, ...member } = row;
    return { ...member, addedAt: added_at, lastSeenAt: last_seen_at };
  });

const metaSchema = z.object({ total: count });

const membersPageSchema = z.object({
  members: z.array(memberSchema),
  owners: z.array(memberSchema),
  meta: metaSchema,
});

const requestsPageSchema = z.object({
  members: z.array(
    z
      .object({
        id: z.int(),
        username: z.string(),
        name: maybe(z.string()),
        reason: maybe(z.string()),
        requested_at: maybe(instant),
      })
      .transform((row): MembershipRequest => {
        const { id, requested_at, ...request } = row;
        return { userId: id, ...request, requestedAt: requested_at };
      }),
  ),
  meta: metaSchema,
});

export async function listGroupMembers(
  session: ForumSession,
  name: string,
  options: { limit?: number } & RequestOptions,
): Promise<GroupMemberList> {
  const { limit = DEFAULT_LIMIT, signal } = options;
  let owners: GroupMember[] = [];
  const { items, total } = await collectPages(
    async ({ offset }) => {
      const answer = await session.read(
        {
          method: 'GET',
          path: ['groups', name, 'members'],
          query: {
            limit: pageSize(limit),
            offset,
            order: 'added_at',
            asc: true,
          },
          key: 'optional',
          signal,
        },
        membersPageSchema,
      );
      owners = answer.owners;
      return { rows: answer.members, total: answer.meta.total };
    },
    { limit, getId: member => member.id },
  );
  return { items, owners, total, truncated: items.length < total };
}

export async function listMembershipRequests(
  session: ForumSession,
  name: string,
  options: { limit?: number } & RequestOptions,
): Promise<MembershipRequestList> {
  const { limit = DEFAULT_LIMIT, signal } = options;
  const { items, total } = await collectPages(
    async ({ offset }) => {
      const answer = await session.read(
        {
          method: 'GET',
          path: ['groups', name, 'members'],
          query: {
            requesters: true,
            limit: pageSize(limit),
            offset,
            order: 'requested_at',
            asc: true,
          },
          key: 'required',
          signal,
        },
        requestsPageSchema,
      );
      return { rows: answer.members, total: answer.meta.total };
    },
    { limit, getId: request => request.userId },
  );
  return { items, total, truncated: items.length < total };
}

function pageSize(limit: number): number {
  return Math.min(limit, PAGE_SIZE);
}
