import type { GroupChange } from '@backstage-discourse/plugin-discourse-common';
import { PEOPLE_PER_REQUEST } from '../plan/countRequests';
import type { ForumAdmin } from './ForumAdmin';

/** The numeric ids of groups by name, which grow while groups are made. */
export type GroupIds = Map<string, number>;

/** A group that a change needs and that is not there. */
export class GroupMissingError extends Error {
  override readonly name = 'GroupMissingError';

  constructor(group: string) {
    super(`Group '${group}' is not on the forum, so it can not be changed`);
  }
}

/** Names that Discourse passed over without a word. */
export class PeopleUnknownError extends Error {
  override readonly name = 'PeopleUnknownError';

  constructor(usernames: readonly string[]) {
    super(
      `The forum knows nobody named ${usernames.join(
        ', ',
      )}; correct the names in the repository`,
    );
  }
}

/** Carries out one change. Doing it again changes nothing. */
export async function applyChange(
  forum: ForumAdmin,
  change: GroupChange,
  options: { ids: GroupIds; signal: AbortSignal },
): Promise<void> {
  const { ids, signal } = options;
  switch (change.type) {
    case 'create-group': {
      const { settings, owners, group: name } = change;
      const made = await forum.call(
        client =>
          client.createGroup(
            { name, ...settings, ownerUsernames: owners },
            { signal },
          ),
        { signal },
      );
      ids.set(name, made.id);
      return;
    }
    case 'create-category':
      await forum.call(
        client =>
          client.createCategory(
            { name: change.category, permissions: change.permissions },
            { signal },
          ),
        { signal },
      );
      return;
    case 'set-category-permissions':
      await forum.call(
        client =>
          client.setCategoryPermissions(
            change.categoryId,
            { name: change.category, permissions: change.permissions },
            { signal },
          ),
        { signal },
      );
      return;
    case 'update-settings':
      await forum.call(
        client =>
          client.updateGroup(idOf(change.group, ids), change.settings, {
            updateExistingUsers: change.updateExistingMembers,
            signal,
          }),
        { signal },
      );
      return;
    case 'link-sso-group': {
      const { associatedGroupIds } = change;
      await forum.call(
        client =>
          client.updateGroup(
            idOf(change.group, ids),
            { associatedGroupIds },
            { signal },
          ),
        { signal },
      );
      return;
    }
    default:
      await changePeople(forum, change, options);
  }
}

async function changePeople(
  forum: ForumAdmin,
  change: Extract<GroupChange, { usernames: string[] }>,
  options: { ids: GroupIds; signal: AbortSignal },
): Promise<void> {
  const { ids, signal } = options;
  const id = idOf(change.group, ids);
  const unknown: string[] = [];
  const size = PEOPLE_PER_REQUEST[change.type];
  for (let from = 0; from < change.usernames.length; from += size) {
    const usernames = change.usernames.slice(from, from + size);
    const selection = { usernames, signal };
    const answered = await forum.call(
      async client => {
        switch (change.type) {
          case 'add-owners':
            return client.addGroupOwners(id, selection);
          case 'add-members':
            return client.addGroupMembers(id, selection);
          case 'remove-owners':
            await client.removeGroupOwners(id, selection);
            return { usernames };
          default:
            await client.removeGroupMembers(id, selection);
            return { usernames };
        }
      },
      { signal },
    );
    const known = answered.usernames.map(name => name.toLowerCase());
    unknown.push(...usernames.filter(name => !known.includes(name)));
  }
  if (unknown.length > 0) {
    throw new PeopleUnknownError(unknown);
  }
}

function idOf(group: string, ids: GroupIds): number {
  const id = ids.get(group);
  if (id === undefined) {
    throw new GroupMissingError(group);
  }
  return id;
}
