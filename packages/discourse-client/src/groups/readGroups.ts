import { z } from 'zod/v4';
import { count } from '../session/fields';
import type { ForumSession, RequestOptions } from '../session/ForumSession';
import { collectPages } from './collectPages';
import { type Group, groupSchema } from './group';
import { type GroupDetails, groupDetailsSchema } from './groupDetails';

/**
 * The groups that the user of the key sees, by name.
 *
 * @public
 */
export interface GroupList {
  items: Group[];
  /** How many groups the forum has for this user. */
  total: number;
  /** Whether there are more than were read. */
  truncated: boolean;
}

/** About 14 requests, of the 60 that a forum allows in a minute. */
const DEFAULT_LIMIT = 500;

const groupsPageSchema = z.object({
  groups: z.array(groupSchema),
  total_rows_groups: count,
});

export async function listGroups(
  session: ForumSession,
  options: { limit?: number } & RequestOptions,
): Promise<GroupList> {
  const { limit = DEFAULT_LIMIT, signal } = options;
  const { items, total } = await collectPages(
    async ({ page }) => {
      const answer = await session.read(
        {
          method: 'GET',
          path: ['groups'],
          query: { page, order: 'name', asc: true },
          key: 'optional',
          signal,
        },
        groupsPageSchema,
      );
      return { rows: answer.groups, total: answer.total_rows_groups };
    },
    { limit, getId: group => group.id },
  );
  return { items, total, truncated: items.length < total };
}

export function readGroup(
  session: ForumSession,
  name: string,
  options: RequestOptions,
): Promise<GroupDetails> {
  return session.read(
    {
      method: 'GET',
      path: ['groups', name],
      key: 'optional',
      signal: options.signal,
    },
    groupDetailsSchema,
  );
}
