import { z } from 'zod/v4';

/** Names of the numeric levels that Discourse uses, with their numbers. */
export type Levels<N extends string> = readonly (readonly [N, number])[];

/** Parses the number of a level into its name. */
export function levelSchema<N extends string>(levels: Levels<N>) {
  return z.number().transform((value, context) => {
    const level = levels.find(([, number]) => number === value);
    if (!level) {
      const known = levels.map(([, number]) => number).join(', ');
      context.addIssue({
        code: 'custom',
        message: `expected one of the levels ${known}`,
      });
      return z.NEVER;
    }
    return level[0];
  });
}

/** The number of a named level. */
export function encodeLevel<N extends string>(
  levels: Levels<N>,
  name: N,
): number {
  const level = levels.find(([known]) => known === name);
  if (!level) {
    const known = levels.map(([each]) => each).join(', ');
    throw new TypeError(`The level must be one of ${known}, not '${name}'`);
  }
  return level[1];
}

/**
 * Who sees a group, or its members; each audience includes the narrower ones.
 *
 * @public
 */
export type GroupAudience =
  | 'public'
  | 'logged_on_users'
  | 'members'
  | 'staff'
  | 'owners';

export const AUDIENCES: Levels<GroupAudience> = [
  ['public', 0],
  ['logged_on_users', 1],
  ['members', 2],
  ['staff', 3],
  ['owners', 4],
];

/**
 * Who may mention or write to a group.
 *
 * @public
 */
export type GroupSenders =
  | 'nobody'
  | 'only_admins'
  | 'mods_and_admins'
  | 'members_mods_and_admins'
  | 'owners_mods_and_admins'
  | 'everyone';

export const SENDERS: Levels<GroupSenders> = [
  ['nobody', 0],
  ['only_admins', 1],
  ['mods_and_admins', 2],
  ['members_mods_and_admins', 3],
  ['owners_mods_and_admins', 4],
  ['everyone', 99],
];

/**
 * How much members hear of what goes on.
 *
 * @public
 */
export type GroupNotificationLevel =
  | 'muted'
  | 'regular'
  | 'tracking'
  | 'watching'
  | 'watching_first_post';

export const NOTIFICATION_LEVELS: Levels<GroupNotificationLevel> = [
  ['muted', 0],
  ['regular', 1],
  ['tracking', 2],
  ['watching', 3],
  ['watching_first_post', 4],
];
