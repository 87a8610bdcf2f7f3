import { z } from 'zod/v4';
import { entityRef } from '../forumSpec/fields';
import { anyGroupName } from './fields';
import { delegableFieldSchema } from './ownership';

/** Path of the policy in a customer's repository. @public */
export const GROUP_POLICY_PATH = 'groups/policy.yaml';

/** Version of the formats of policy and groups. @public */
export const GROUPS_API_VERSION = 'discourse.org/v1';

/**
 * What happens with a difference between Git and the forum.
 *
 * - `observe`: it is shown
 * - `apply`: it is applied as soon as it is merged
 * - `approve`: it is applied once somebody has approved the plan
 *
 * @public
 */
export const groupModeSchema = z.enum(['observe', 'apply', 'approve']);

/** @public */
export type GroupMode = z.infer<typeof groupModeSchema>;

const days = (min: number, max: number) =>
  z
    .int(`must be a whole number of days from ${min} to ${max}`)
    .min(min)
    .max(max);
const number = (min: number, max: number) =>
  z.int(`must be a whole number from ${min} to ${max}`).min(min).max(max);

/** `*` stands for any letters, digits, dashes, dots and underscores. */
const namePattern = z
  .string()
  .regex(
    /^[a-z0-9_.*-]{1,40}$/,
    "must hold lower case letters, digits, '-', '.', '_', and '*' for any of these, like team_*",
  );

const approvals = z.strictObject({
  open: number(1, 5).default(1),
  request: number(1, 5).default(1),
  private: number(1, 5).default(2),
  hidden: number(1, 5).default(2),
});

/** The rules for small groups of one forum: `groups/policy.yaml`. @public */
export const groupPolicySchema = z.strictObject({
  apiVersion: z.literal(GROUPS_API_VERSION, {
    error: `must be ${GROUPS_API_VERSION}`,
  }),
  kind: z.literal('GroupPolicy', { error: 'must be GroupPolicy' }),
  spec: z.strictObject({
    mode: groupModeSchema
      .default('observe')
      .describe('What happens with a difference: observe, apply or approve'),
    names: z
      .strictObject({
        patterns: z.array(namePattern).min(1).default(['*']),
        reserved: z.array(anyGroupName).default([]),
      })
      .prefault({}),
    quotas: z
      .strictObject({
        groups: number(1, 5000).default(100),
        hidden: number(0, 5000).default(10),
        perApplicant: number(1, 100).default(5),
      })
      .prefault({}),
    owners: z
      .strictObject({
        min: number(1, 20).default(2),
        max: number(1, 100).default(10),
      })
      .prefault({}),
    members: z
      .strictObject({
        min: number(0, 10_000).default(0),
        max: number(1, 100_000).default(1000),
      })
      .prefault({}),
    lifetime: z
      .strictObject({
        days: days(7, 3650).default(365),
        renewalNoticeDays: days(1, 365).default(30),
      })
      .prefault({}),
    dormantAfterDays: days(7, 3650).default(180),
    applications: z
      .strictObject({
        supporters: number(0, 20).default(2),
        approvals: approvals.prefault({}),
        approvers: z
          .array(entityRef)
          .default([])
          .describe('Who may approve, as user: or group: references'),
        supportersMayApprove: z.boolean().default(false),
        cooldownDays: days(0, 365).default(30),
        reviewDays: days(1, 90).default(7),
        escalateDays: days(1, 180).default(14),
      })
      .prefault({}),
    ownersDecide: z
      .array(delegableFieldSchema)
      .default([])
      .describe('Settings that owners may change by themselves'),
  }),
});

/** @public */
export type GroupPolicy = z.infer<typeof groupPolicySchema>;

/** The policy of a repository that has none: everything by default. @public */
export function defaultGroupPolicy(): GroupPolicy {
  return groupPolicySchema.parse({
    apiVersion: GROUPS_API_VERSION,
    kind: 'GroupPolicy',
    spec: {},
  });
}
