import { z } from 'zod/v4';
import { DiscourseRedirectedError, DiscourseRejectedError } from '../errors';
import type { ForumSession, RequestOptions } from '../session/ForumSession';
import { type Group, groupSchema } from './group';
import {
  encodeGroupChanges,
  encodeNewGroup,
  type GroupChanges,
  type NewGroup,
} from './groupSettings';

/**
 * What became of a change to a group.
 *
 * - `updated`: done
 * - `updated-and-hidden`: done, and the user of the key no longer sees the group
 * - `asks-about-members`: nothing was changed. The new defaults differ from
 *   what so many members have; say with `updateExistingUsers` whether they get
 *   the new ones
 *
 * @public
 */
export type UpdateGroupResult =
  | { outcome: 'updated' }
  | { outcome: 'updated-and-hidden' }
  | { outcome: 'asks-about-members'; memberCount: number };

const createdSchema = z.object({ basic_group: groupSchema });

export async function createGroup(
  session: ForumSession,
  group: NewGroup,
  options: RequestOptions,
): Promise<Group> {
  const created = await session.read(
    {
      method: 'POST',
      path: ['admin', 'groups'],
      form: { group: encodeNewGroup(group) },
      key: 'required',
      signal: options.signal,
    },
    createdSchema,
  );
  return created.basic_group;
}

export async function updateGroup(
  session: ForumSession,
  groupId: number,
  changes: GroupChanges,
  options: { updateExistingUsers?: boolean } & RequestOptions,
): Promise<UpdateGroupResult> {
  const { updateExistingUsers, signal } = options;
  try {
    await session.command({
      method: 'PUT',
      path: ['groups', groupId],
      form: {
        group: encodeGroupChanges(changes),
        update_existing_users: updateExistingUsers,
      },
      key: 'required',
      signal,
    });
    return { outcome: 'updated' };
  } catch (error) {
    const outcome = readOutcome(error);
    if (outcome) {
      return outcome;
    }
    throw error;
  }
}

/** Two answers that look like failures are none. */
function readOutcome(error: unknown): UpdateGroupResult | undefined {
  if (
    error instanceof DiscourseRejectedError &&
    error.status === 422 &&
    error.userCount !== undefined
  ) {
    return { outcome: 'asks-about-members', memberCount: error.userCount };
  }
  if (
    error instanceof DiscourseRedirectedError &&
    error.status === 302 &&
    error.forumPath === '/groups'
  ) {
    return { outcome: 'updated-and-hidden' };
  }
  return undefined;
}

export function deleteGroup(
  session: ForumSession,
  groupId: number,
  options: RequestOptions,
): Promise<void> {
  return session.command({
    method: 'DELETE',
    path: ['admin', 'groups', groupId],
    key: 'required',
    signal: options.signal,
  });
}
