import type { GroupAudience } from '../status';
import type { GroupFile } from './groupFile';
import type { GroupPolicy } from './groupPolicy';
import { resolveGroup, type DesiredGroup } from './resolveGroup';

/** One fault of a file in `groups/`. @public */
export interface GroupFault {
  file: string;
  /** Dotted path of the field; empty for the file as a whole. */
  field: string;
  /** What is wrong and what is right. */
  message: string;
}

type Rule = (
  file: GroupFile,
  policy: GroupPolicy,
  wanted: DesiredGroup,
) => { field: string; message: string } | undefined;

/** Names that Discourse keeps for itself, in English. */
const AUTOMATIC =
  /^(everyone|admins|moderators|staff|trust_level_[0-4]|anonymous_users|logged_in_users|system|discobot)$/;
/** From the widest to the narrowest. */
const WIDTH: readonly GroupAudience[] = [
  'public',
  'logged_on_users',
  'members',
  'staff',
  'owners',
];

const isWider = (a: GroupAudience, b: GroupAudience) =>
  WIDTH.indexOf(a) < WIDTH.indexOf(b);

/** What Discourse would drop, refuse, or keep in a way that makes no sense. */
const DISCOURSE_RULES: Rule[] = [
  ({ metadata }) =>
    AUTOMATIC.test(metadata.name)
      ? {
          field: 'metadata.name',
          message:
            'is a name that Discourse keeps for itself; automatic groups can not be managed here',
        }
      : undefined,
  (_file, _policy, { settings, owners }) => {
    return settings.allowMembershipRequests && owners.length === 0
      ? {
          field: 'spec.owners',
          message:
            'must name an owner: Discourse refuses requests to join a group that nobody owns',
        }
      : undefined;
  },
  (_file, _policy, { settings }) => {
    return settings.publicAdmission && settings.allowMembershipRequests
      ? {
          field: 'spec.overrides.allowMembershipRequests',
          message:
            "must be false where 'publicAdmission' is true: people either join alone or ask",
        }
      : undefined;
  },
  (_file, _policy, { settings }) => {
    return isWider(settings.membersVisibility, settings.visibility)
      ? {
          field: 'spec.overrides.membersVisibility',
          message: `must not be wider than the visibility of the group, which is ${settings.visibility}`,
        }
      : undefined;
  },
  (_file, _policy, { settings }) => {
    const opensUp =
      settings.publicAdmission || settings.allowMembershipRequests;
    return opensUp && isWider('logged_on_users', settings.visibility)
      ? {
          field: 'spec.overrides.visibility',
          message:
            'must be public or logged_on_users where people may join or ask: nobody outside would see the group',
        }
      : undefined;
  },
  (_file, _policy, { settings, archived }) => {
    return settings.membershipRequestTemplate !== '' &&
      !settings.allowMembershipRequests &&
      !archived
      ? {
          field: 'spec.requestTemplate',
          message:
            'must be left out where nobody can ask to join: Discourse drops it when it makes such a group',
        }
      : undefined;
  },
  ({ metadata, spec }) =>
    spec.category && Object.hasOwn(spec.category.others, metadata.name)
      ? {
          field: `spec.category.others.${metadata.name}`,
          message: "must be left out; what the group may do goes into 'access'",
        }
      : undefined,
  ({ spec }) =>
    spec.category?.others.everyone === 'full'
      ? {
          field: 'spec.category.others.everyone',
          message:
            'must be create_post or readonly: with full access for everyone Discourse drops all other permissions',
        }
      : undefined,
];

const POLICY_RULES: Rule[] = [
  ({ metadata }, { spec }) =>
    spec.names.reserved.some(name => name.toLowerCase() === metadata.name)
      ? {
          field: 'metadata.name',
          message: 'is reserved by the policy; choose another one',
        }
      : undefined,
  ({ metadata }, { spec }) =>
    spec.names.patterns.some(pattern => matchesPattern(metadata.name, pattern))
      ? undefined
      : {
          field: 'metadata.name',
          message: `must match one of the policy's patterns: ${spec.names.patterns.join(
            ', ',
          )}`,
        },
  ({ spec: group }, { spec }) =>
    group.state === 'active' && group.owners.length < spec.owners.min
      ? {
          field: 'spec.owners',
          message: `must name at least ${spec.owners.min}, as the policy wants`,
        }
      : undefined,
  ({ spec: group }, { spec }) =>
    group.owners.length > spec.owners.max
      ? {
          field: 'spec.owners',
          message: `must name at most ${spec.owners.max}, as the policy wants`,
        }
      : undefined,
  (_file, { spec }, { members = [] }) =>
    members.length > spec.members.max
      ? {
          field: 'spec.members.usernames',
          message: `must not make more than ${spec.members.max} members, as the policy wants`,
        }
      : undefined,
];

/** What is wrong with one group beyond the shape of its file. */
export function findGroupFaults(
  file: GroupFile,
  policy: GroupPolicy,
): { field: string; message: string }[] {
  const wanted = resolveGroup(file);
  return [...DISCOURSE_RULES, ...POLICY_RULES].flatMap(
    rule => rule(file, policy, wanted) ?? [],
  );
}

/**
 * Whether a name fits a pattern in which `*` stands for anything. Goes through
 * both texts once per `*`, so no pattern can make it slow.
 *
 * @public
 */
export function matchesPattern(name: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) {
    return name === first;
  }
  if (!name.startsWith(first) || name.length < first.length + last.length) {
    return false;
  }
  const end = name.length - last.length;
  let place = first.length;
  for (const piece of rest) {
    const found = name.indexOf(piece, place);
    if (found === -1 || found + piece.length > end) {
      return false;
    }
    place = found + piece.length;
  }
  return name.endsWith(last);
}
