import { z } from 'zod/v4';
import { groupAudienceSchema } from '../status';
import { groupNotificationsSchema, groupSendersSchema } from './levels';

/** Names of users and groups in Discourse. Automatic groups are longer than what people may choose. */
const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,58}[A-Za-z0-9_]$/;
const GROUP_NAME = /^[a-z0-9_][a-z0-9_.-]{0,18}[a-z0-9]$/;
const DOMAIN =
  /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/;
const DAY = /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/;

/** Name of a user of the forum. Discourse compares names without case. */
export const username = z
  .string()
  .regex(NAME, 'must be the name of a user of the forum, like ada_berg')
  .transform(name => name.toLowerCase());

/** Name of a group of the forum, as this repository writes it. */
export const groupName = z
  .string()
  .regex(
    GROUP_NAME,
    'must have 2 to 20 lower case letters, digits, dashes, dots and underscores, and end in a letter or digit, like beta_testers',
  );

/** Name of any group of the forum, automatic ones included. */
export const anyGroupName = z
  .string()
  .regex(NAME, 'must be the name of a group of the forum, like staff');

/** A mail domain without scheme and path. */
export const mailDomain = z
  .string()
  .regex(DOMAIN, 'must be a mail domain in lower case, like acme.example');

/** A calendar day, which ends at midnight UTC. */
export const day = z
  .string()
  .regex(DAY, 'must be a day like 2027-03-31')
  .refine(isDay, 'must be a day that exists, like 2027-03-31');

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A short text for people in one line. */
export function lineOfText(maxLength: number) {
  return z
    .string()
    .min(1, 'must not be empty')
    .max(maxLength, `must have at most ${maxLength} characters`)
    .regex(/^[^\p{Cc}]*$/u, 'must be one line without control characters')
    .refine(text => text.trim() === text, 'must not start or end with a space');
}

/**
 * The settings of a group that the repository may own, in the client's words.
 * Mail accounts of a group are not among them and are never read.
 */
export const groupSettingsShape = {
  fullName: z.string(),
  visibility: groupAudienceSchema,
  membersVisibility: groupAudienceSchema,
  publicAdmission: z.boolean(),
  publicExit: z.boolean(),
  allowMembershipRequests: z.boolean(),
  membershipRequestTemplate: z.string(),
  mentionable: groupSendersSchema,
  messageable: groupSendersSchema,
  defaultNotificationLevel: groupNotificationsSchema,
  automaticMembershipEmailDomains: z.array(z.string()),
} as const;

/** Settings of a group as the repository owns them. @public */
export const managedSettingsSchema = z.object(groupSettingsShape);

/** @public */
export type ManagedGroupSettings = z.infer<typeof managedSettingsSchema>;

/** Names of the settings that the repository may own. @public */
export const MANAGED_SETTINGS = managedSettingsSchema.keyof().options;

/** @public */
export type ManagedGroupSetting = keyof ManagedGroupSettings;
