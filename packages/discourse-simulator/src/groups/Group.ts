import { z } from 'zod/v4';

const membership = z.object({
  userId: z.int(),
  owner: z.boolean(),
  addedAt: z.number(),
});

const request = z.object({
  userId: z.int(),
  reason: z.string(),
  requestedAt: z.number(),
});

/** The settings of a group that callers may write. */
export const groupSettingsSchema = z.object({
  name: z.string(),
  full_name: z.string(),
  title: z.string(),
  bio_raw: z.string(),
  flair_icon: z.string(),
  flair_bg_color: z.string(),
  flair_color: z.string(),
  membership_request_template: z.string(),
  automatic_membership_email_domains: z.string(),
  incoming_email: z.string(),
  public_admission: z.boolean(),
  public_exit: z.boolean(),
  allow_membership_requests: z.boolean(),
  primary_group: z.boolean(),
  publish_read_state: z.boolean(),
  visibility_level: z.int(),
  members_visibility_level: z.int(),
  mentionable_level: z.int(),
  messageable_level: z.int(),
  default_notification_level: z.int(),
  grant_trust_level: z.int().nullable(),
});

/** @see groupSettingsSchema */
export type GroupSettings = z.infer<typeof groupSettingsSchema>;

/** A group with its members and the people who ask to join. */
export const groupSchema = z.object({
  id: z.int(),
  automatic: z.boolean(),
  settings: groupSettingsSchema,
  members: z.array(membership),
  requests: z.array(request),
  /** Groups of the login provider whose members join. */
  associatedGroupIds: z.array(z.int()).optional(),
});

/** @see groupSchema */
export type Group = z.infer<typeof groupSchema>;

/** Settings of a group about which nothing was said. */
export function defaultGroupSettings(name: string): GroupSettings {
  return {
    name,
    full_name: '',
    title: '',
    bio_raw: '',
    flair_icon: '',
    flair_bg_color: '',
    flair_color: '',
    membership_request_template: '',
    automatic_membership_email_domains: '',
    incoming_email: '',
    public_admission: false,
    public_exit: false,
    allow_membership_requests: false,
    primary_group: false,
    publish_read_state: false,
    visibility_level: 0,
    members_visibility_level: 0,
    mentionable_level: 0,
    messageable_level: 0,
    default_notification_level: 3,
    grant_trust_level: null,
  };
}
