import type { ManagedGroupSettings } from './fields';
import type { GroupFile } from './groupFile';
import type { CategoryAccessLevel } from './levels';
import { PRESET_SETTINGS } from './presets';

/** A group as the repository wants it, with preset and overrides worked out. @public */
export interface DesiredGroup {
  name: string;
  archived: boolean;
  settings: ManagedGroupSettings;
  /** Lower case and sorted. */
  owners: string[];
  /** Complete list, owners included; undefined where Git does not own it. */
  members?: string[];
  /** Name of the provider's group whose members join. */
  ssoGroup?: string;
  category?: {
    name: string;
    /** By group name, complete; `everyone` stands for all. */
    permissions: Record<string, CategoryAccessLevel>;
    adopt: boolean;
  };
  updateExistingMembers: boolean;
}

/** Works out what a group file means in Discourse. @public */
export function resolveGroup(file: GroupFile): DesiredGroup {
  const { spec, metadata } = file;
  const archived = spec.state === 'archived';
  const owners = sortNames(spec.owners);
  return {
    name: metadata.name,
    archived,
    settings: resolveSettings(file),
    owners,
    members:
      spec.members.source === 'git'
        ? sortNames([...owners, ...spec.members.usernames])
        : undefined,
    ssoGroup:
      spec.members.source === 'sso-group' ? spec.members.group : undefined,
    category: spec.category && {
      name: spec.category.name,
      adopt: spec.category.adopt,
      permissions: resolvePermissions(file, archived),
    },
    updateExistingMembers: spec.existingMembers === 'update',
  };
}

function resolveSettings({ spec }: GroupFile): ManagedGroupSettings {
  const settings = { ...PRESET_SETTINGS[spec.preset], ...spec.overrides };
  const archived = spec.state === 'archived';
  return {
    fullName: spec.title,
    visibility: settings.visibility,
    membersVisibility: settings.membersVisibility,
    publicAdmission: settings.publicAdmission && !archived,
    publicExit: settings.publicExit,
    allowMembershipRequests: settings.allowMembershipRequests && !archived,
    membershipRequestTemplate: spec.requestTemplate ?? '',
    mentionable: settings.mentionable,
    messageable: settings.messageable,
    defaultNotificationLevel: spec.notifications,
    automaticMembershipEmailDomains:
      spec.members.source === 'email-domain' && !archived
        ? [...new Set(spec.members.domains)].sort()
        : [],
  };
}

/** An archived category can be read by whoever had it, and written by nobody. */
function resolvePermissions(
  { metadata, spec }: GroupFile,
  archived: boolean,
): Record<string, CategoryAccessLevel> {
  const { access = 'full', others = {} } = spec.category ?? {};
  const permissions = { ...others, [metadata.name]: access };
  return archived
    ? Object.fromEntries(
        Object.keys(permissions).map(name => [name, 'readonly' as const]),
      )
    : permissions;
}

function sortNames(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
