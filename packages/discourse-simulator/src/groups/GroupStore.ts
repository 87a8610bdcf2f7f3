import type { Group, GroupSettings } from './Group';

const FIRST_GROUP_ID = 41;

/** The groups of one forum and the changes that callers may make to them. */
export class GroupStore {
  readonly #groups: Map<number, Group>;

  constructor(groups: Group[]) {
    this.#groups = new Map(groups.map(group => [group.id, group]));
  }

  /** All groups, sorted by name. */
  list(): Group[] {
    return [...this.#groups.values()].sort((a, b) =>
      a.settings.name.localeCompare(b.settings.name),
    );
  }

  byId(id: number): Group | undefined {
    return this.#groups.get(id);
  }

  byName(name: string): Group | undefined {
    const wanted = name.toLowerCase();
    return this.list().find(
      group => group.settings.name.toLowerCase() === wanted,
    );
  }

  add(options: {
    settings: GroupSettings;
    memberIds: number[];
    ownerIds: number[];
    at: number;
  }): Group {
    const { settings, memberIds, ownerIds, at } = options;
    const id = Math.max(FIRST_GROUP_ID - 1, ...this.#groups.keys()) + 1;
    const group: Group = {
      id,
      automatic: false,
      settings,
      members: [...new Set([...ownerIds, ...memberIds])].map(userId => ({
        userId,
        owner: ownerIds.includes(userId),
        addedAt: at,
      })),
      requests: [],
    };
    this.#groups.set(id, group);
    return group;
  }

  update(group: Group, settings: Partial<GroupSettings>): void {
    group.settings = { ...group.settings, ...settings };
  }

  associate(group: Group, associatedGroupIds: number[]): void {
    group.associatedGroupIds = associatedGroupIds;
  }

  remove(group: Group): void {
    this.#groups.delete(group.id);
  }

  /** Makes people members, and owners where asked; known members stay as they are otherwise. */
  addMembers(
    group: Group,
    options: { userIds: number[]; owner: boolean; at: number },
  ): void {
    const { userIds, owner, at } = options;
    for (const userId of userIds) {
      const known = group.members.find(member => member.userId === userId);
      if (known) {
        known.owner = known.owner || owner;
      } else {
        group.members.push({ userId, owner, addedAt: at });
      }
    }
    group.requests = group.requests.filter(
      request => !userIds.includes(request.userId),
    );
  }

  removeMembers(group: Group, userIds: number[]): void {
    group.members = group.members.filter(
      member => !userIds.includes(member.userId),
    );
  }

  /** Takes the ownership away; the people stay members. */
  removeOwners(group: Group, userIds: number[]): void {
    for (const member of group.members) {
      if (userIds.includes(member.userId)) {
        member.owner = false;
      }
    }
  }

  addRequest(
    group: Group,
    request: { userId: number; reason: string; requestedAt: number },
  ): void {
    group.requests.push(request);
  }

  removeRequest(group: Group, userId: number): void {
    group.requests = group.requests.filter(
      request => request.userId !== userId,
    );
  }
}
