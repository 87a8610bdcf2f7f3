import { z } from 'zod/v4';
import { maybe } from '../session/fields';
import type { ForumSession, RequestOptions } from '../session/ForumSession';
import { joinUsernames } from './groupSettings';

/**
 * Users to add to a group or to its owners. Discourse ignores unknown names as
 * long as one is known.
 *
 * @public
 */
export interface AddUsersOptions extends RequestOptions {
  /** At most 1000. */
  usernames: readonly string[];
  /** Whether they get a message about it. Not by default. */
  notifyUsers?: boolean;
}

/**
 * Users to remove from a group or from its owners.
 *
 * @public
 */
export interface RemoveUsersOptions extends RequestOptions {
  /** At most 100, because they travel in the address. */
  usernames: readonly string[];
}

/**
 * Whom a removal met.
 *
 * @public
 */
export interface RemovedMembers {
  usernames: string[];
  /** Named, but not in the group. */
  skippedUsernames: string[];
}

/**
 * The decision about a request to join.
 *
 * @public
 */
export interface MembershipDecision extends RequestOptions {
  groupId: number;
  userId: number;
  accept: boolean;
}

const MAX_ADDED = 1000;
const MAX_REMOVED = 100;

const addedSchema = z
  .object({ usernames: z.array(z.string()) })
  .transform(({ usernames }) => ({ usernames }));

const removedSchema = z
  .object({
    usernames: z.array(z.string()),
    skipped_usernames: maybe(z.array(z.string())),
  })
  .transform(
    (answer): RemovedMembers => ({
      usernames: answer.usernames,
      skippedUsernames: answer.skipped_usernames ?? [],
    }),
  );

export async function addGroupMembers(
  session: ForumSession,
  groupId: number,
  options: AddUsersOptions,
): Promise<{ usernames: string[] }> {
  return addUsers(session, ['groups', groupId, 'members'], options);
}

export async function addGroupOwners(
  session: ForumSession,
  groupId: number,
  options: AddUsersOptions,
): Promise<{ usernames: string[] }> {
  return addUsers(session, ['groups', groupId, 'owners'], options);
}

async function addUsers(
  session: ForumSession,
  path: readonly (string | number)[],
  options: AddUsersOptions,
): Promise<{ usernames: string[] }> {
  const { usernames, notifyUsers = false, signal } = options;
  checkCount(usernames, MAX_ADDED);
  return session.read(
    {
      method: 'PUT',
      path,
      form: { usernames: joinUsernames(usernames), notify_users: notifyUsers },
      key: 'required',
      signal,
    },
    addedSchema,
  );
}

export async function removeGroupMembers(
  session: ForumSession,
  groupId: number,
  options: RemoveUsersOptions,
): Promise<RemovedMembers> {
  const { usernames, signal } = options;
  checkCount(usernames, MAX_REMOVED);
  return session.read(
    {
      method: 'DELETE',
      path: ['groups', groupId, 'members'],
      query: { usernames: joinUsernames(usernames) },
      key: 'required',
      signal,
    },
    removedSchema,
  );
}

export async function removeGroupOwners(
  session: ForumSession,
  groupId: number,
  options: RemoveUsersOptions,
): Promise<void> {
  const { usernames, signal } = options;
  checkCount(usernames, MAX_REMOVED);
  await session.command({
    method: 'DELETE',
    path: ['admin', 'groups', groupId, 'owners'],
    query: { group: { usernames: joinUsernames(usernames) } },
    key: 'required',
    signal,
  });
}

export async function decideMembershipRequest(
  session: ForumSession,
  decision: MembershipDecision,
): Promise<void> {
  const { groupId, userId, accept, signal } = decision;
  await session.command({
    method: 'PUT',
    path: ['groups', groupId, 'handle_membership_request'],
    form: {
      user_id: userId,
      // Discourse accepts as soon as the field is there, even as `false`.
      accept: accept ? true : undefined,
    },
    key: 'required',
    signal,
  });
}

function checkCount(usernames: readonly string[], max: number): void {
  if (usernames.length === 0 || usernames.length > max) {
    throw new TypeError(
      `'usernames' must have 1 to ${max} names, not ${usernames.length}`,
    );
  }
}
