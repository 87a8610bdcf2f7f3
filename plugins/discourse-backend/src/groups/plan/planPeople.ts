import type {
  ActualGroup,
  DesiredGroup,
  GroupChange,
} from '@backstage-discourse/plugin-discourse-common';
import type { GroupSteps } from './planGroups';

/** Owners, and members where the repository lists them. */
export function planPeople(
  wanted: DesiredGroup,
  found: ActualGroup | undefined,
): GroupSteps {
  // A new group is made together with its owners, who are members by that.
  const owners = found?.owners ?? wanted.owners;
  const members = found ? found.members ?? [] : wanted.owners;
  const changes: GroupChange[] = [];
  const add = (
    type: 'add-owners' | 'remove-owners' | 'add-members' | 'remove-members',
    usernames: string[],
    reason: string,
  ) => {
    if (usernames.length > 0) {
      changes.push({ type, group: wanted.name, usernames, reason });
    }
  };
  const newOwners = without(wanted.owners, owners);
  add('add-owners', newOwners, 'The repository names them as owners');
  add(
    'remove-owners',
    without(owners, wanted.owners),
    'The repository does not name them as owners',
  );
  if (wanted.members) {
    add(
      'add-members',
      without(wanted.members, [...members, ...newOwners]),
      'The repository lists them as members',
    );
    add(
      'remove-members',
      without(members, wanted.members),
      'The repository lists all members, and not them',
    );
  }
  return { changes, refusals: [] };
}

function without(names: readonly string[], others: readonly string[]) {
  const known = new Set(others);
  return names.filter(name => !known.has(name));
}
