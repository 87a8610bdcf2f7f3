import { z } from 'zod/v4';
import { groupSchema } from '../groups';

/** A category and which group may do what in it; none means public. */
export const categorySchema = z.object({
  id: z.int(),
  name: z.string(),
  permissions: z.array(
    z.object({ groupName: z.string(), permissionType: z.int() }),
  ),
  /** Stays closed although the last group that had a permission is gone. */
  closed: z.boolean().optional(),
});

/** @see categorySchema */
export type Category = z.infer<typeof categorySchema>;

/** What callers have written to a forum, as it is kept between two starts. */
export const forumWritesSchema = z.object({
  backups: z.array(
    z.object({
      startedAt: z.number(),
      durationMs: z.number(),
      withUploads: z.boolean(),
    }),
  ),
  groups: z.array(groupSchema).optional(),
  categories: z.array(categorySchema).optional(),
});

/** @see forumWritesSchema */
export type ForumWrites = z.infer<typeof forumWritesSchema>;
