import {
  MANAGED_SETTINGS,
  type ActualGroup,
  type DelegableField,
  type DesiredGroup,
  type ManagedGroupSetting,
  type ManagedGroupSettings,
} from '@backstage-discourse/plugin-discourse-common';
import type { GroupSteps } from './planGroups';

/** What a new group starts with, so that nobody gets in before it is ready. */
const CLOSED = {
  publicAdmission: false,
  allowMembershipRequests: false,
  membershipRequestTemplate: '',
  automaticMembershipEmailDomains: [],
} satisfies Partial<ManagedGroupSettings>;

/** Makes a group with its doors closed and opens them as the last step. */
export function planCreation(wanted: DesiredGroup): GroupSteps {
  const settings = { ...wanted.settings, ...CLOSED };
  const { changed, from } = compare(wanted.settings, settings, []);
  return {
    refusals: [],
    changes: [
      {
        type: 'create-group',
        group: wanted.name,
        settings,
        owners: wanted.owners,
        reason: 'The repository has this group, the forum does not',
      },
      ...(Object.keys(changed).length > 0
        ? [
            {
              type: 'update-settings' as const,
              group: wanted.name,
              settings: changed,
              from,
              updateExistingMembers: wanted.updateExistingMembers,
              reason: 'The new group is ready for people to come in',
            },
          ]
        : []),
    ],
  };
}

/** The settings that differ, without those that the owners decide on. */
export function planSettings(
  wanted: DesiredGroup,
  found: ActualGroup,
  options: { ownersDecide: readonly DelegableField[] },
): GroupSteps {
  const { changed, from } = compare(
    wanted.settings,
    found.settings,
    options.ownersDecide,
  );
  const names = Object.keys(changed);
  if (names.length === 0) {
    return { changes: [], refusals: [] };
  }
  return {
    refusals: [],
    changes: [
      {
        type: 'update-settings',
        group: wanted.name,
        settings: changed,
        from,
        updateExistingMembers: wanted.updateExistingMembers,
        reason: `The forum has other values than the repository for ${names.join(
          ', ',
        )}`,
      },
    ],
  };
}

/** The settings of `wanted` that are not what `found` has. */
export function compare(
  wanted: ManagedGroupSettings,
  found: ManagedGroupSettings,
  except: readonly ManagedGroupSetting[],
): {
  changed: Partial<ManagedGroupSettings>;
  from: Partial<ManagedGroupSettings>;
} {
  const changed: Partial<ManagedGroupSettings> = {};
  const from: Partial<ManagedGroupSettings> = {};
  for (const name of MANAGED_SETTINGS) {
    if (!except.includes(name) && !isSame(wanted[name], found[name])) {
      Object.assign(changed, { [name]: wanted[name] });
      Object.assign(from, { [name]: found[name] });
    }
  }
  return { changed, from };
}

function isSame(
  a: ManagedGroupSettings[ManagedGroupSetting],
  b: ManagedGroupSettings[ManagedGroupSetting],
): boolean {
  return Array.isArray(a) && Array.isArray(b)
    ? [...a].sort().join('|') === [...b].sort().join('|')
    : a === b;
}
