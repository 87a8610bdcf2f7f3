import { z } from 'zod/v4';

/**
 * Who decides on a field of a group.
 *
 * - `git`: the repository; a difference is drift
 * - `owners`: the owners in Discourse; shown, never changed
 * - `never`: nobody here; not even read
 *
 * @public
 */
export type FieldOwner = 'git' | 'owners' | 'never';

/** Fields that a policy may give to the owners of the groups. @public */
export const DELEGABLE_FIELDS = [
  'fullName',
  'membershipRequestTemplate',
  'mentionable',
  'messageable',
  'defaultNotificationLevel',
] as const;

/** @public */
export const delegableFieldSchema = z.enum(DELEGABLE_FIELDS);

/** @public */
export type DelegableField = z.infer<typeof delegableFieldSchema>;

/**
 * Every field that Discourse gives to an administrator, and whose it is where
 * the policy says nothing else. Fields marked `never` hold or guard mail
 * credentials, or give rights on the whole forum.
 *
 * @public
 */
export const FIELD_OWNERS: Readonly<Record<string, FieldOwner>> = {
  full_name: 'git',
  visibility_level: 'git',
  members_visibility_level: 'git',
  public_admission: 'git',
  public_exit: 'git',
  allow_membership_requests: 'git',
  membership_request_template: 'git',
  mentionable_level: 'git',
  messageable_level: 'git',
  default_notification_level: 'git',
  automatic_membership_email_domains: 'git',
  bio_raw: 'owners',
  title: 'owners',
  flair_icon: 'owners',
  flair_bg_color: 'owners',
  flair_color: 'owners',
  incoming_email: 'never',
  smtp_server: 'never',
  smtp_port: 'never',
  smtp_ssl_mode: 'never',
  smtp_enabled: 'never',
  smtp_updated_at: 'never',
  smtp_updated_by: 'never',
  email_username: 'never',
  email_password: 'never',
  email_from_alias: 'never',
  allow_unknown_sender_topic_replies: 'never',
  imap_server: 'never',
  imap_port: 'never',
  imap_mailbox_name: 'never',
};
