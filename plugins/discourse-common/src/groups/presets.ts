import { z } from 'zod/v4';
import type { ManagedGroupSettings } from './fields';

/** The kinds of small group. @public */
export const GROUP_PRESETS = ['open', 'request', 'private', 'hidden'] as const;

/** @public */
export const groupPresetSchema = z.enum(GROUP_PRESETS);

/** @public */
export type GroupPreset = z.infer<typeof groupPresetSchema>;

/** What a preset decides. @public */
export type PresetSettings = Pick<
  ManagedGroupSettings,
  | 'visibility'
  | 'membersVisibility'
  | 'publicAdmission'
  | 'publicExit'
  | 'allowMembershipRequests'
  | 'mentionable'
  | 'messageable'
>;

/**
 * What each preset sets in Discourse.
 *
 * - `open`: everybody sees it and joins alone
 * - `request`: everybody sees it; an owner lets people in
 * - `private`: logged-in people know of it; owners add members
 * - `hidden`: only members and staff know of it; owners add members
 *
 * @public
 */
export const PRESET_SETTINGS: Readonly<Record<GroupPreset, PresetSettings>> = {
  open: {
    visibility: 'public',
    membersVisibility: 'public',
    publicAdmission: true,
    publicExit: true,
    allowMembershipRequests: false,
    mentionable: 'members_mods_and_admins',
    messageable: 'members_mods_and_admins',
  },
  request: {
    visibility: 'public',
    membersVisibility: 'logged_on_users',
    publicAdmission: false,
    publicExit: true,
    allowMembershipRequests: true,
    mentionable: 'members_mods_and_admins',
    messageable: 'everyone',
  },
  private: {
    visibility: 'logged_on_users',
    membersVisibility: 'members',
    publicAdmission: false,
    publicExit: true,
    allowMembershipRequests: false,
    mentionable: 'members_mods_and_admins',
    messageable: 'members_mods_and_admins',
  },
  hidden: {
    visibility: 'members',
    membersVisibility: 'members',
    publicAdmission: false,
    publicExit: true,
    allowMembershipRequests: false,
    mentionable: 'nobody',
    messageable: 'members_mods_and_admins',
  },
};
