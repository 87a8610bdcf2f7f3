import { z } from 'zod/v4';
import { managedSettingsSchema } from './fields';
import { categoryAccessSchema } from './levels';

const common = {
  group: z.string(),
  /** Why, in words. */
  reason: z.string(),
};
const people = { ...common, usernames: z.array(z.string()) };
const category = {
  ...common,
  category: z.string(),
  /** Complete, by the group names that the forum uses. */
  permissions: z.record(z.string(), categoryAccessSchema),
};
const someSettings = managedSettingsSchema.partial();

/** One step towards the desired state. @public */
export const groupChangeSchema = z.discriminatedUnion('type', [
  z.object({
    ...common,
    type: z.literal('create-group'),
    /** With every door closed; `update-settings` opens them at the end. */
    settings: managedSettingsSchema,
    owners: z.array(z.string()),
  }),
  z.object({ ...people, type: z.literal('add-owners') }),
  z.object({ ...people, type: z.literal('remove-owners') }),
  z.object({ ...people, type: z.literal('add-members') }),
  z.object({ ...people, type: z.literal('remove-members') }),
  z.object({ ...category, type: z.literal('create-category') }),
  z.object({
    ...category,
    type: z.literal('set-category-permissions'),
    categoryId: z.int(),
    /** What the forum has now. */
    from: z.record(z.string(), categoryAccessSchema),
  }),
  z.object({
    ...common,
    type: z.literal('update-settings'),
    settings: someSettings,
    /** What the forum has now. */
    from: someSettings,
    updateExistingMembers: z.boolean(),
  }),
  z.object({
    ...common,
    type: z.literal('link-sso-group'),
    associatedGroupIds: z.array(z.int()),
  }),
]);

/** @public */
export type GroupChange = z.infer<typeof groupChangeSchema>;

/** @public */
export type GroupChangeType = GroupChange['type'];

/** Something the repository wants that can not, or must not, be done. @public */
export const groupRefusalSchema = z.object({
  group: z.string(),
  /** Field of the group's file. */
  field: z.string(),
  reason: z.string(),
  fix: z.string(),
});

/** @public */
export type GroupRefusal = z.infer<typeof groupRefusalSchema>;

/** The way from what is to what should be, in the order of applying. @public */
export const groupPlanSchema = z.object({
  changes: z.array(groupChangeSchema),
  refusals: z.array(groupRefusalSchema),
  /** Admin requests that applying takes at most. */
  requests: z.int().nonnegative(),
});

/** @public */
export type GroupPlan = z.infer<typeof groupPlanSchema>;
