import { z } from 'zod/v4';

/**
 * A field that may be missing or null: Discourse leaves out what the user may
 * not see, and gives null for what is not set.
 */
export function maybe<T>(schema: z.ZodType<T>): z.ZodType<T | undefined> {
  return schema.nullish().transform(value => value ?? undefined);
}

/** An instant, whatever its offset, as ISO string in UTC. */
export const instant = z.iso
  .datetime({ offset: true })
  .transform(text => new Date(text).toISOString());

/** A version of Discourse. The longest so far have 20 characters. */
export const versionText = z.string().max(100);

/**
 * Far above what a forum counts, and low enough for 64 bits to hold an hour of
 * them, one a second.
 */
const MAX_COUNT = 1e15;

/** A count. */
export const count = z.int().nonnegative().max(MAX_COUNT);
