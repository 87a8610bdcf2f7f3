import { z } from 'zod/v4';
import { groupFileSchema } from '../groupFile';

/** Where an application for a group can be. @public */
export const APPLICATION_STATES = [
  'gathering',
  'review',
  'approved',
  'provisioning',
  'active',
  'renewal',
  'archived',
  'refused',
  'withdrawn',
] as const;

/** @public */
export const applicationStateSchema = z.enum(APPLICATION_STATES);

/** @public */
export type ApplicationState = z.infer<typeof applicationStateSchema>;

/** What can happen to an application. @public */
export const APPLICATION_EVENTS = [
  'support',
  'approve',
  'refuse',
  'withdraw',
  'revise',
  'merge',
  'reject-pull',
  'provision',
  'expire',
  'renew',
  'archive',
] as const;

/** @public */
export const applicationEventSchema = z.enum(APPLICATION_EVENTS);

/** @public */
export type ApplicationEvent = z.infer<typeof applicationEventSchema>;

const instantMs = z.int().nonnegative();
const deed = z.object({ by: z.string(), atMs: instantMs });

/** An application for a group. Nothing in it is ever removed. @public */
export const applicationSchema = z.object({
  id: z.string(),
  forumId: z.string(),
  group: groupFileSchema,
  applicant: z.string(),
  /** Why a tag or a category is not enough. */
  justification: z.string(),
  state: applicationStateSchema,
  stateSinceMs: instantMs,
  createdAtMs: instantMs,
  /** Counts revisions after a refusal, from 1. */
  round: z.int().positive(),
  /** Of the current round. */
  supporters: z.array(deed),
  /** Of the current round, by different people. */
  approvals: z.array(deed),
  /** Of all rounds, with their reasons. */
  refusals: z.array(
    deed.extend({ reason: z.string(), round: z.int().positive() }),
  ),
  /** When an active group has to be renewed. */
  expiresAtMs: instantMs.optional(),
});

/** @public */
export type Application = z.infer<typeof applicationSchema>;

/** Who does something. @public */
export interface ApplicationActor {
  /** Entity ref, such as `user:default/ada`. */
  ref: string;
  /** The refs that the actor acts for, groups included. */
  claims: readonly string[];
  /** The portal itself, after a merge or when time has come. */
  isSystem: boolean;
}
