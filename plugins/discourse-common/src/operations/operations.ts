import { z } from 'zod/v4';

/** Query string of `GET /forums/{id}/operations`. @public */
export const operationsQuerySchema = z.strictObject({
  /** `nextCursor` of the page before. */
  cursor: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** @public */
export type OperationsQuery = z.output<typeof operationsQuerySchema>;

/** One thing that somebody did to a forum through the portal. @public */
export interface ForumOperation {
  /** Place in the log of the forum, from 1 without gaps. */
  seq: number;
  /** ISO time at which it ended. */
  at: string;
  /** What, such as `backup-start`. */
  operation: string;
  /** Who: the entity ref of a user, or `service:` and its name. */
  actor: string;
  /** How it ended; `failed` with the reason in `detail`. */
  result: string;
  detail?: string;
}

/** Answer of `GET /forums/{id}/operations`, newest first. @public */
export interface OperationsPage {
  items: ForumOperation[];
  /** `cursor` of the next page; missing on the last one. */
  nextCursor?: number;
}

/**
 * Whether the log of a forum is what was written. `length` and `hash` are the
 * end of the chain; an older pair that somebody kept must be found in it.
 *
 * @public
 */
export interface OperationsVerification {
  ok: boolean;
  length: number;
  hash?: string;
  /** Where the first fault is. */
  seq?: number;
  fault?: string;
}
