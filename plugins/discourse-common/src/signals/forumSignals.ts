import { z } from 'zod/v4';

/**
 * Channel of Backstage's signals on which the watchers of a forum are told that
 * something new is known of it.
 *
 * @public
 */
export function forumSignalChannel(forumId: string): string {
  return `discourse:forum:${forumId}`;
}

/**
 * A signal carries nothing but that there is something to read again: what it
 * is, the reader gets from the API, where permissions are asked anew.
 *
 * @public
 */
export const forumSignalSchema = z.object({ changed: z.literal(true) });

/** The message of a signal. @public */
export type ForumSignal = z.infer<typeof forumSignalSchema>;

/** Answer to a request to watch a forum. @public */
export interface ForumWatch {
  /** ISO time at which the watch ends, unless it is asked for again. */
  until: string;
}
