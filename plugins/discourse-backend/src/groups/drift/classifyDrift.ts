import { createHash } from 'node:crypto';
import {
  matchesPattern,
  resolveGroup,
  type ActualGroup,
  type ActualGroups,
  type DesiredGroups,
  type DriftItem,
  type GroupChange,
  type GroupPlan,
  type GroupPolicy,
} from '@backstage-discourse/plugin-discourse-common';
import { compare } from '../plan/planSettings';

type Difference = Omit<DriftItem, 'id' | 'fingerprint'>;

/**
 * Puts every difference between a forum and its repository into words and into
 * a class, so that people can answer it. Pure, like the plan it is made from.
 */
export function classifyDrift(options: {
  desired: DesiredGroups;
  actual: ActualGroups;
  plan: GroupPlan;
}): DriftItem[] {
  const { desired, actual, plan } = options;
  return [
    ...plan.changes.flatMap(change => fromChange(change, plan.changes)),
    ...desired.groups.flatMap(file => {
      const found = actual.groups.find(
        ({ name }) => name.toLowerCase() === file.metadata.name,
      );
      return found
        ? [
            ...findOwnersFields(file, found, desired.policy),
            ...findViolations(found, desired.policy),
          ]
        : [];
    }),
    ...findExtra(desired, actual),
  ].map(identify);
}

/** The differences that one change of a plan answers. */
export function driftOfChange(
  change: GroupChange,
  all: readonly GroupChange[],
): DriftItem[] {
  return fromChange(change, all).map(identify);
}

function fromChange(
  change: GroupChange,
  all: readonly GroupChange[],
): Difference[] {
  const { group } = change;
  const isNew = all.some(
    each => each.type === 'create-group' && each.group === group,
  );
  switch (change.type) {
    case 'create-group':
      return [
        {
          class: 'missing',
          group,
          field: 'metadata.name',
          sentence: `Group '${group}' is in the repository, but not on the forum`,
          answers: ['adopt', 'revert', 'accept'],
        },
      ];
    case 'create-category':
      return [
        {
          class: 'missing',
          group,
          field: 'spec.category',
          sentence: `Category '${change.category}' of group '${group}' is not on the forum`,
          desired: change.permissions,
          answers: ['adopt', 'revert', 'accept'],
        },
      ];
    case 'set-category-permissions':
      return [
        {
          class: 'changed',
          group,
          field: 'spec.category',
          sentence: `Others may use category '${change.category}' than the repository says`,
          desired: change.permissions,
          actual: change.from,
          answers: ['adopt', 'revert', 'accept'],
        },
      ];
    case 'update-settings':
      return isNew ? [] : fromSettings(change);
    case 'link-sso-group':
      return isNew
        ? []
        : [
            {
              class: 'changed',
              group,
              field: 'spec.members.group',
              sentence: `Group '${group}' is tied to other groups of the login provider`,
              desired: change.associatedGroupIds,
              answers: ['revert', 'accept'],
            },
          ];
    default:
      return isNew ? [] : fromPeople(change);
  }
}

function fromSettings(
  change: Extract<GroupChange, { type: 'update-settings' }>,
): Difference[] {
  const { group, settings, from } = change;
  const before = new Map<string, unknown>(Object.entries(from));
  return Object.entries(settings).map(([name, desired]) => ({
    class: 'changed',
    group,
    field: name,
    sentence: `'${name}' of group '${group}' is ${say(
      before.get(name),
    )} on the forum and ${say(desired)} in the repository`,
    desired,
    actual: before.get(name),
    answers: ['adopt', 'revert', 'accept'],
  }));
}

function fromPeople(
  change: Extract<GroupChange, { usernames: string[] }>,
): Difference[] {
  const { group, type } = change;
  const isOwners = type.endsWith('owners');
  const isUnknown = type.startsWith('remove');
  const role = isOwners ? 'owner' : 'member';
  return change.usernames.map(username => ({
    class: isUnknown ? 'unknown-member' : 'missing',
    group,
    field: isOwners ? 'spec.owners' : 'spec.members.usernames',
    sentence: isUnknown
      ? `'${username}' is ${role} of group '${group}', but not in the repository's list`
      : `'${username}' should be ${role} of group '${group}'`,
    ...(isUnknown ? { actual: username } : { desired: username }),
    answers: ['adopt', 'revert', 'accept'],
  }));
}

function findOwnersFields(
  file: DesiredGroups['groups'][number],
  found: ActualGroup,
  { spec }: GroupPolicy,
): Difference[] {
  const { settings } = resolveGroup(file);
  const { changed, from } = compare(settings, found.settings, []);
  const before = new Map<string, unknown>(Object.entries(from));
  return spec.ownersDecide
    .filter(name => Object.hasOwn(changed, name))
    .map(name => ({
      class: 'owners-field',
      group: file.metadata.name,
      field: name,
      sentence: `The owners of group '${
        file.metadata.name
      }' have set '${name}' to ${say(
        before.get(name),
      )}, which the policy lets them do`,
      desired: settings[name],
      actual: before.get(name),
      answers: ['adopt'],
    }));
}

function findViolations(
  found: ActualGroup,
  { spec }: GroupPolicy,
): Difference[] {
  const group = found.name.toLowerCase();
  const count = found.memberCount ?? 0;
  const violate = (
    field: string,
    sentence: string,
    actual: unknown,
  ): Difference => ({
    class: 'violates-policy',
    group,
    field,
    sentence,
    actual,
    answers: ['accept'],
  });
  return [
    ...(count > spec.members.max
      ? [
          violate(
            'members.max',
            `Group '${group}' has ${count} members; the policy allows ${spec.members.max}`,
            count,
          ),
        ]
      : []),
    ...(count < spec.members.min
      ? [
          violate(
            'members.min',
            `Group '${group}' has ${count} members; the policy wants ${spec.members.min}`,
            count,
          ),
        ]
      : []),
    ...(found.owners.length < spec.owners.min
      ? [
          violate(
            'owners.min',
            `Group '${group}' has ${found.owners.length} owners; the policy wants ${spec.owners.min}`,
            found.owners.length,
          ),
        ]
      : []),
    ...(found.grantsTrustLevel !== undefined
      ? [
          violate(
            'grantTrustLevel',
            `Group '${group}' gives its members trust level ${found.grantsTrustLevel}, which small groups must not`,
            found.grantsTrustLevel,
          ),
        ]
      : []),
  ];
}

function findExtra(desired: DesiredGroups, actual: ActualGroups): Difference[] {
  const known = new Set(desired.groups.map(({ metadata }) => metadata.name));
  const { patterns } = desired.policy.spec.names;
  return actual.names
    .filter(
      ({ name, automatic }) => !automatic && !known.has(name.toLowerCase()),
    )
    .map(({ name }) => ({
      class: 'extra',
      group: name.toLowerCase(),
      field: 'metadata.name',
      sentence: patterns.some(each => matchesPattern(name.toLowerCase(), each))
        ? `Group '${name}' is on the forum, but not in the repository`
        : `Group '${name}' is on the forum, but not in the repository, and its name is not one that the policy allows`,
      actual: name,
      answers: ['adopt', 'accept'],
    }));
}

function say(value: unknown): string {
  if (value === '' || value === undefined) {
    return 'empty';
  }
  return Array.isArray(value) && value.length === 0
    ? 'empty'
    : `'${Array.isArray(value) ? value.join(', ') : String(value)}'`;
}

function identify(difference: Difference): DriftItem {
  const { class: kind, group, field, actual, desired } = difference;
  const subject = typeof actual === 'string' ? actual : desired;
  const isPerson = field === 'spec.owners' || field.startsWith('spec.members');
  return {
    ...difference,
    id: digest([kind, group, field, isPerson ? subject : undefined]),
    fingerprint: digest([kind, group, field, actual]),
  };
}

function digest(parts: unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify(parts))
    .digest('hex')
    .slice(0, 16);
}
