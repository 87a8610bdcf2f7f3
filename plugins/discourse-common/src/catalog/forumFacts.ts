import { z } from 'zod/v4';

/**
 * How a forum is, in one word that the catalog can filter by: `unreachable`
 * and `pending` where nothing can be said, else the worst finding.
 *
 * @public
 */
export const FORUM_HEALTHS = [
  'healthy',
  'warning',
  'critical',
  'unreachable',
  'pending',
] as const;

/** @public */
export type ForumHealth = (typeof FORUM_HEALTHS)[number];

/** @public */
export const forumFactsSchema = z.object({
  health: z.enum(FORUM_HEALTHS),
  /** The installed version, not the one that was asked for. */
  version: z.string().optional(),
  /** Line of releases that it follows: `latest`, `release` or `esr`. */
  channel: z.string().optional(),
});

/** What the collector saw of a forum that is worth a catalog field. @public */
export type ForumFacts = z.infer<typeof forumFactsSchema>;
