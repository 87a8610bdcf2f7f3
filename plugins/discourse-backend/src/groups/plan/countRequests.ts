import type { GroupChange } from '@backstage-discourse/plugin-discourse-common';

/** Limits of one request, as Discourse and its addresses have them. */
export const PEOPLE_PER_REQUEST = {
  'add-owners': 1000,
  'add-members': 1000,
  'remove-owners': 100,
  'remove-members': 100,
} as const;

/** Admin requests that the changes take. */
export function countRequests(changes: readonly GroupChange[]): number {
  return changes.reduce((sum, change) => sum + countOf(change), 0);
}

/** Admin requests that one change takes. */
export function countOf(change: GroupChange): number {
  switch (change.type) {
    case 'add-owners':
    case 'remove-owners':
    case 'add-members':
    case 'remove-members':
      return Math.ceil(
        change.usernames.length / PEOPLE_PER_REQUEST[change.type],
      );
    default:
      return 1;
  }
}
