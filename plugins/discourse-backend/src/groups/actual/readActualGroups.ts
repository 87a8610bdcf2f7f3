import type {
  CategoryAccess,
  GroupDetails,
  GroupMemberList,
} from '@backstage-discourse/discourse-client';
import type {
  ActualCategory,
  ActualGroup,
  ActualGroups,
  DesiredGroups,
} from '@backstage-discourse/plugin-discourse-common';
import type { ForumAdmin } from '../apply/ForumAdmin';
import { EVERYONE } from '../plan/ForumNames';

/** No forum has so many; what lies beyond would look as if it were missing. */
const MAX_GROUPS = 5_000;
const GROUPS_PER_PAGE = 36;
const MAX_MEMBERS = 10_000;
/** Categories come on a page, and once more to see that it was the last. */
const CATEGORY_PAGES = 2;
const EVERYONE_ID = 0;

/** How far reading has come. */
export type ReadProgress = (progress: { done: number; total: number }) => void;

/**
 * Reads what a plan for the groups needs: all names, and of each group in the
 * repository its settings, owners and category. Takes at most three requests a
 * group. What Discourse says beyond the listed fields, mail accounts above
 * all, is dropped by the client before it gets here.
 */
export async function readActualGroups(
  forum: ForumAdmin,
  options: {
    desired: DesiredGroups;
    signal: AbortSignal;
    onProgress?: ReadProgress;
  },
): Promise<ActualGroups> {
  const { desired, signal, onProgress = () => {} } = options;
  const { groups: files } = desired;
  const list = await forum.call(
    client => client.listGroups({ limit: MAX_GROUPS, signal }),
    { requests: Math.ceil(files.length / GROUPS_PER_PAGE) + 1, signal },
  );
  const known = new Map(
    list.items.map(each => [each.name.toLowerCase(), each]),
  );
  const groups: ActualGroup[] = [];
  for (const [index, file] of files.entries()) {
    const found = known.get(file.metadata.name);
    if (found) {
      const ownsMembers = file.spec.members.source === 'git';
      groups.push(await readGroup(forum, found.name, { ownsMembers, signal }));
    }
    onProgress({ done: index + 1, total: files.length });
  }
  return {
    groups,
    names: list.items.map(({ name, automatic }) => ({ name, automatic })),
    categories: await readCategories(forum, { desired, signal }),
    ssoGroups: await readSsoGroups(forum, { desired, signal }),
  };
}

/** Reads one group, also one that the repository does not name. */
export async function readGroup(
  forum: ForumAdmin,
  name: string,
  options: { ownsMembers: boolean; signal: AbortSignal },
): Promise<ActualGroup> {
  const { ownsMembers, signal } = options;
  const details = await forum.call(
    client => client.readGroup(name, { signal }),
    { signal },
  );
  const members = await forum.call(
    client =>
      client.listGroupMembers(name, {
        // Owners come complete with any page.
        limit: ownsMembers ? MAX_MEMBERS : 1,
        signal,
      }),
    { signal },
  );
  return buildActualGroup(details, members, { ownsMembers });
}

function buildActualGroup(
  details: GroupDetails,
  members: GroupMemberList,
  options: { ownsMembers: boolean },
): ActualGroup {
  return {
    id: details.id,
    name: details.name,
    automatic: details.automatic,
    settings: {
      fullName: details.fullName ?? '',
      visibility: details.visibility,
      membersVisibility: details.membersVisibility,
      publicAdmission: details.publicAdmission,
      publicExit: details.publicExit,
      allowMembershipRequests: details.allowMembershipRequests,
      membershipRequestTemplate: details.membershipRequestTemplate ?? '',
      mentionable: details.mentionable,
      messageable: details.messageable,
      defaultNotificationLevel: details.defaultNotificationLevel,
      automaticMembershipEmailDomains: [
        ...(details.automaticMembershipEmailDomains ?? []),
      ].sort(),
    },
    owners: namesOf(members.owners),
    members: options.ownsMembers ? namesOf(members.items) : undefined,
    memberCount: members.total,
    associatedGroupIds: details.associatedGroupIds ?? [],
    ownersFields: {
      description: details.bioRaw || undefined,
      memberTitle: details.title || undefined,
      flairIcon: details.flairIcon || undefined,
    },
    grantsTrustLevel: details.grantTrustLevel,
  };
}

function namesOf(people: readonly { username: string }[]): string[] {
  return people.map(({ username }) => username.toLowerCase()).sort();
}

async function readCategories(
  forum: ForumAdmin,
  options: { desired: DesiredGroups; signal: AbortSignal },
): Promise<ActualCategory[]> {
  const { desired, signal } = options;
  const wanted = new Set(
    desired.groups.flatMap(
      ({ spec }) => spec.category?.name.toLowerCase() ?? [],
    ),
  );
  if (wanted.size === 0) {
    return [];
  }
  const { items } = await forum.call(
    client => client.listCategories({ signal }),
    { requests: CATEGORY_PAGES, signal },
  );
  const categories: ActualCategory[] = [];
  for (const { id, name } of items) {
    if (wanted.has(name.toLowerCase())) {
      const found = await forum.call(
        client => client.readCategory(id, { signal }),
        { signal },
      );
      categories.push(buildActualCategory(found));
    }
  }
  return categories;
}

function buildActualCategory(category: CategoryAccess): ActualCategory {
  return {
    id: category.id,
    name: category.name,
    permissions: Object.fromEntries(
      category.permissions.map(({ groupName, groupId, permission }) => [
        // The name of this group is in the language of the forum.
        groupId === EVERYONE_ID ? EVERYONE : groupName.toLowerCase(),
        permission,
      ]),
    ),
  };
}

async function readSsoGroups(
  forum: ForumAdmin,
  options: { desired: DesiredGroups; signal: AbortSignal },
): Promise<ActualGroups['ssoGroups']> {
  const { desired, signal } = options;
  if (!desired.groups.some(({ spec }) => spec.members.source === 'sso-group')) {
    return [];
  }
  const { items } = await forum.call(
    client => client.listAssociatedGroups({ signal }),
    { signal },
  );
  return items.map(({ id, name }) => ({ id, name }));
}
