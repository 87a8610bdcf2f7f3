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
import { sayDrift, type Difference } from './sayDrift';

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
          words: 'group-missing',
          answers: ['adopt', 'revert', 'accept'],
        },
      ];
    case 'create-category':
      return [
        {
          class: 'missing',
          group,
          field: 'spec.category',
          words: 'category-missing',
          params: { category: change.category },
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
          words: 'category-changed',
          params: { category: change.category },
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
              words: 'sso-changed',
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
    words: 'setting-changed',
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
  const words = `${role}-${isUnknown ? 'unknown' : 'missing'}` as const;
  return change.usernames.map(username => ({
    class: isUnknown ? 'unknown-member' : 'missing',
    group,
    field: isOwners ? 'spec.owners' : 'spec.members.usernames',
    words,
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
      words: 'owners-setting',
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
    given: Pick<Difference, 'words' | 'actual' | 'params'>,
  ): Difference => ({
    class: 'violates-policy',
    group,
    field,
    ...given,
    answers: ['accept'],
  });
  const { members, owners } = spec;
  const owned = found.owners.length;
  const violations: Difference[] = [];
  if (count > members.max) {
    const params = { limit: members.max };
    violations.push(
      violate('members.max', {
        words: 'too-many-members',
        actual: count,
        params,
      }),
    );
  }
  if (count < members.min) {
    const params = { limit: members.min };
    violations.push(
      violate('members.min', {
        words: 'too-few-members',
        actual: count,
        params,
      }),
    );
  }
  if (owned < owners.min) {
    const params = { limit: owners.min };
    violations.push(
      violate('owners.min', { words: 'too-few-owners', actual: owned, params }),
    );
  }
  if (found.grantsTrustLevel !== undefined) {
    violations.push(
      violate('grantTrustLevel', {
        words: 'trust-level',
        actual: found.grantsTrustLevel,
      }),
    );
  }
  return violations;
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
      words: patterns.some(each => matchesPattern(name.toLowerCase(), each))
        ? 'group-extra'
        : 'group-extra-name',
      actual: name,
      answers: ['adopt', 'accept'],
    }));
}

function identify(difference: Difference): DriftItem {
  const { class: kind, group, field, actual, desired } = difference;
  const subject = typeof actual === 'string' ? actual : desired;
  const isPerson = field === 'spec.owners' || field.startsWith('spec.members');
  return {
    ...difference,
    sentence: sayDrift(difference),
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
