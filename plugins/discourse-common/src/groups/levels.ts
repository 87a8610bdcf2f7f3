import { z } from 'zod/v4';

/** Who may mention or write to a group, as Discourse names the levels. @public */
export const groupSendersSchema = z.enum([
  'nobody',
  'only_admins',
  'mods_and_admins',
  'members_mods_and_admins',
  'owners_mods_and_admins',
  'everyone',
]);

/** @public */
export type GroupSenders = z.infer<typeof groupSendersSchema>;

/** How much members hear of what goes on. @public */
export const groupNotificationsSchema = z.enum([
  'muted',
  'regular',
  'tracking',
  'watching',
  'watching_first_post',
]);

/** @public */
export type GroupNotifications = z.infer<typeof groupNotificationsSchema>;

/** What a group may do in a category: create topics, reply, or see. @public */
export const categoryAccessSchema = z.enum(['full', 'create_post', 'readonly']);

/** @public */
export type CategoryAccessLevel = z.infer<typeof categoryAccessSchema>;
