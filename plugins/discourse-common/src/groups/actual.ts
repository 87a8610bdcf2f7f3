import { z } from 'zod/v4';
import { managedSettingsSchema } from './fields';
import { categoryAccessSchema } from './levels';

/**
 * A group as the forum has it, from an allow-list of fields. Names of people
 * are in lower case and sorted.
 *
 * @public
 */
export const actualGroupSchema = z.object({
  id: z.int(),
  name: z.string(),
  automatic: z.boolean(),
  settings: managedSettingsSchema,
  owners: z.array(z.string()),
  /** All members; missing where Git does not own the list. */
  members: z.array(z.string()).optional(),
  memberCount: z.int().nonnegative().optional(),
  /** Ids of the login provider's groups whose members join. */
  associatedGroupIds: z.array(z.int()),
  /** Shown, never changed: the owners decide on these. */
  ownersFields: z.object({
    description: z.string().optional(),
    memberTitle: z.string().optional(),
    flairIcon: z.string().optional(),
  }),
  /** Rights on the whole forum that membership gives. */
  grantsTrustLevel: z.int().optional(),
});

/** @public */
export type ActualGroup = z.infer<typeof actualGroupSchema>;

/** A category as the forum has it. @public */
export const actualCategorySchema = z.object({
  id: z.int(),
  name: z.string(),
  /** By name of the group in lower case; `everyone` stands for all. */
  permissions: z.record(z.string(), categoryAccessSchema),
});

/** @public */
export type ActualCategory = z.infer<typeof actualCategorySchema>;

/** What a plan needs to know of a forum. @public */
export const actualGroupsSchema = z.object({
  /** The managed groups that exist, with their settings. */
  groups: z.array(actualGroupSchema),
  /** All groups of the forum. */
  names: z.array(z.object({ name: z.string(), automatic: z.boolean() })),
  /** The categories that the repository names and that exist. */
  categories: z.array(actualCategorySchema),
  /** Groups that login providers offer; read only where the repository names one. */
  ssoGroups: z.array(z.object({ id: z.int(), name: z.string() })),
});

/** @public */
export type ActualGroups = z.infer<typeof actualGroupsSchema>;
