import { z } from 'zod/v4';
import { groupAudienceSchema } from '../status';
import {
  anyGroupName,
  day,
  groupName,
  lineOfText,
  mailDomain,
  username,
} from './fields';
import { GROUPS_API_VERSION } from './groupPolicy';
import {
  categoryAccessSchema,
  groupNotificationsSchema,
  groupSendersSchema,
} from './levels';
import { groupPresetSchema } from './presets';

const members = z.discriminatedUnion(
  'source',
  [
    z.strictObject({ source: z.literal('live') }),
    z.strictObject({
      source: z.literal('git'),
      usernames: z.array(username).max(1000).default([]),
    }),
    z.strictObject({
      source: z.literal('email-domain'),
      domains: z.array(mailDomain).min(1).max(10),
    }),
    z.strictObject({
      source: z.literal('sso-group'),
      group: lineOfText(200),
    }),
  ],
  {
    error:
      "must have 'source' as one of live, git, email-domain, sso-group, with the fields of that source",
  },
);

const category = z.strictObject({
  name: lineOfText(50),
  access: categoryAccessSchema
    .default('full')
    .describe('What the members of the group may do'),
  others: z
    .record(anyGroupName, categoryAccessSchema)
    .default({})
    .describe('What other groups may do; everyone stands for all'),
  adopt: z
    .boolean()
    .default(false)
    .describe('Take over a category that others made'),
});

/** One small group as desired state: `groups/<name>.yaml`. @public */
export const groupFileSchema = z.strictObject({
  apiVersion: z.literal(GROUPS_API_VERSION, {
    error: `must be ${GROUPS_API_VERSION}`,
  }),
  kind: z.literal('Group', { error: 'must be Group' }),
  metadata: z.strictObject({ name: groupName }),
  spec: z.strictObject({
    preset: groupPresetSchema,
    state: z.enum(['active', 'archived']).default('active'),
    title: lineOfText(100).describe('Name shown to people'),
    purpose: lineOfText(500).describe('Why the group exists'),
    owners: z.array(username).max(100).default([]),
    members: members.prefault({ source: 'live' }),
    requestTemplate: z
      .string()
      .max(5000, 'must have at most 5000 characters')
      .optional(),
    category: category.optional(),
    notifications: groupNotificationsSchema.default('watching'),
    existingMembers: z
      .enum(['keep', 'update'])
      .default('keep')
      .describe(
        'Whether members get new notification defaults, or keep what they have',
      ),
    expires: day.optional(),
    overrides: z
      .strictObject({
        visibility: groupAudienceSchema.optional(),
        membersVisibility: groupAudienceSchema.optional(),
        publicAdmission: z.boolean().optional(),
        publicExit: z.boolean().optional(),
        allowMembershipRequests: z.boolean().optional(),
        mentionable: groupSendersSchema.optional(),
        messageable: groupSendersSchema.optional(),
      })
      .default({})
      .describe('Deviations from the preset, each for a reason'),
  }),
});

/** @public */
export type GroupFile = z.infer<typeof groupFileSchema>;

/** The path that a group has in a customer's repository. @public */
export function groupFilePath(name: string): string {
  return `groups/${name}.yaml`;
}
