import { z } from 'zod/v4';
import { actualGroupsSchema } from './actual';
import { driftItemSchema } from './drift';
import { groupFileSchema } from './groupFile';
import { groupPolicySchema } from './groupPolicy';
import { groupPlanSchema } from './plan';

/** What a comparison of a forum with its repository found. @public */
export const groupReportSchema = z.object({
  /** Commit of the repository, as its host names it. */
  revision: z.string(),
  /** Whether the repository has any file in `groups/`. */
  configured: z.boolean().default(true),
  policy: groupPolicySchema,
  desired: z.array(groupFileSchema),
  actual: actualGroupsSchema,
  plan: groupPlanSchema,
  /** Identifies the plan, for whoever approves it. */
  planId: z.string(),
  drift: z.array(driftItemSchema),
});

/** @public */
export type GroupReport = z.infer<typeof groupReportSchema>;

/** A run that carries out a plan. @public */
export const groupRunSchema = z.object({
  state: z.enum(['running', 'done', 'failed']),
  actor: z.string(),
  planId: z.string(),
  startedAt: z.string(),
  endedAt: z.string().optional(),
  doneRequests: z.int().nonnegative(),
  totalRequests: z.int().nonnegative(),
  /** How long the rest takes at least, at the pace the forum allows. */
  leftMs: z.number().nonnegative(),
  /** What the forum refused. */
  failed: z.array(
    z.object({ group: z.string(), type: z.string(), message: z.string() }),
  ),
  /** Why the run ended early; the next one goes on from there. */
  problem: z.string().optional(),
});

/** @public */
export type GroupRun = z.infer<typeof groupRunSchema>;

/** Somebody who wants to join a group. @public */
export interface GroupRequest {
  groupId: number;
  groupName: string;
  userId: number;
  username: string;
  reason?: string;
  /** ISO time. */
  requestedAt?: string;
}

/** A request to decide on. @public */
export interface GroupRequestDecision {
  groupId: number;
  userId: number;
  accept: boolean;
}

/** What became of one decision. @public */
export interface GroupDecisionResult {
  groupId: number;
  userId: number;
  result: 'accepted' | 'denied' | 'gone' | 'failed';
  message?: string;
}
