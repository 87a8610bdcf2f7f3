import type { GroupPolicy } from '../groupPolicy';
import type { Application, ApplicationActor } from './application';

const DAY_MS = 86_400_000;

/** What a guard decides on. */
export interface GuardContext {
  application: Application;
  actor: ApplicationActor;
  policy: GroupPolicy;
  nowMs: number;
  reason?: string;
}

/** Name of a guard. @public */
export type ApplicationGuard =
  | 'isSystem'
  | 'isPerson'
  | 'isApplicant'
  | 'isNotApplicant'
  | 'isApprover'
  | 'isNotSupporter'
  | 'hasNotSupported'
  | 'hasNotApproved'
  | 'hasApprovals'
  | 'hasReason'
  | 'isCooledDown'
  | 'isApplicantOrApprover';

/** Each gives the sentence that says why not, or undefined. */
export const GUARDS: Record<
  ApplicationGuard,
  (context: GuardContext) => string | undefined
> = {
  isSystem: ({ actor }) =>
    actor.isSystem ? undefined : 'Only the portal itself records this',
  isPerson: ({ actor }) =>
    actor.isSystem ? 'Only a person can do this' : undefined,
  isApplicant: ({ actor, application }) =>
    actor.ref === application.applicant
      ? undefined
      : 'Only the person who applied can do this',
  isNotApplicant: ({ actor, application }) =>
    actor.ref === application.applicant
      ? 'You applied for this group; somebody else has to do this'
      : undefined,
  isApprover: ({ actor, policy }) =>
    isApprover(actor, policy)
      ? undefined
      : `Only approvers can do this; the policy of the forum names ${listApprovers(
          policy,
        )}`,
  isNotSupporter: ({ actor, application, policy }) =>
    !policy.spec.applications.supportersMayApprove &&
    application.supporters.some(({ by }) => by === actor.ref)
      ? 'You support this application; the policy wants somebody else to decide'
      : undefined,
  hasNotSupported: ({ actor, application }) =>
    application.supporters.some(({ by }) => by === actor.ref)
      ? 'You support this application already'
      : undefined,
  hasNotApproved: ({ actor, application }) =>
    application.approvals.some(({ by }) => by === actor.ref)
      ? 'You have approved this application already; somebody else has to be the next'
      : undefined,
  hasApprovals: ({ application, policy }) => {
    const missing =
      requiredApprovals(application, policy) - application.approvals.length;
    return missing > 0
      ? `Approval by ${missing} more ${
          missing === 1 ? 'person' : 'people'
        } is missing`
      : undefined;
  },
  hasReason: ({ reason }) =>
    reason?.trim() ? undefined : 'Give a reason; it is kept',
  isCooledDown: ({ application, policy, nowMs }) => {
    const last = application.refusals.at(-1);
    const { cooldownDays } = policy.spec.applications;
    const until = (last?.atMs ?? 0) + cooldownDays * DAY_MS;
    return last && nowMs < until
      ? `After a refusal the policy wants ${cooldownDays} days of thought, until ${new Date(
          until,
        )
          .toISOString()
          .slice(0, 10)}`
      : undefined;
  },
  isApplicantOrApprover: ({ actor, application, policy }) =>
    actor.ref === application.applicant || isApprover(actor, policy)
      ? undefined
      : 'Only the person who applied, or an approver, can do this',
};

/** How many different people have to approve a group of this kind. @public */
export function requiredApprovals(
  application: Application,
  policy: GroupPolicy,
): number {
  return policy.spec.applications.approvals[application.group.spec.preset];
}

function isApprover(actor: ApplicationActor, { spec }: GroupPolicy): boolean {
  return spec.applications.approvers.some(ref => actor.claims.includes(ref));
}

function listApprovers({ spec }: GroupPolicy): string {
  const { approvers } = spec.applications;
  return approvers.length > 0 ? approvers.join(', ') : 'nobody yet';
}
