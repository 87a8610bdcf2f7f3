import { z } from 'zod/v4';
import { FORUM_SIZES } from '../forumSpec';

/** What the form for a new forum can offer, by the platform's configuration. @public */
export const createOptionsSchema = z.object({
  clusters: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      /** Domains below which host names may be chosen; empty allows any. */
      allowedDomains: z.array(z.string()),
      secrets: z.enum(['sealed-secrets', 'external-secrets', 'existing']),
      /** Whether the mail relay asks for a password. */
      mailPassword: z.boolean(),
    }),
  ),
  sizes: z.array(
    z.object({
      name: z.enum(FORUM_SIZES),
      webReplicas: z.number(),
      databaseInstances: z.number(),
      cpuMillis: z.number(),
      memoryBytes: z.number(),
      storageBytes: z.number(),
    }),
  ),
  releases: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      released: z.string(),
      esr: z.boolean(),
      supportEnds: z.string(),
      support: z.enum(['supported', 'ending', 'ended']),
      recommended: z.boolean(),
    }),
  ),
});

/** @public */
export type CreateOptions = z.output<typeof createOptionsSchema>;

/** Names and host names that the form asks about while somebody types. @public */
export interface NameCheck {
  name?: string;
  hostname?: string;
  cluster?: string;
}

/** What stands in the way of a name or host name. @public */
export const nameCheckAnswerSchema = z.object({
  faults: z.array(z.object({ field: z.string(), message: z.string() })),
});

/** @public */
export type NameCheckAnswer = z.output<typeof nameCheckAnswerSchema>;
