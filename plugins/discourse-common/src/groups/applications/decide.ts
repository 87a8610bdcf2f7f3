import type { GroupPolicy } from '../groupPolicy';
import {
  APPLICATION_EVENTS,
  type Application,
  type ApplicationActor,
  type ApplicationEvent,
  type ApplicationState,
} from './application';
import { GUARDS, requiredApprovals } from './guards';
import { APPLICATION_MACHINE } from './machine';

const DAY_MS = 86_400_000;

/** One thing that somebody wants to happen. @public */
export interface ApplicationStep {
  event: ApplicationEvent;
  actor: ApplicationActor;
  policy: GroupPolicy;
  nowMs: number;
  reason?: string;
}

/** What came of it: the application afterwards, or all reasons why not. @public */
export type ApplicationDecision =
  | { ok: true; application: Application }
  | { ok: false; reasons: string[] };

/**
 * What an event makes of an application. A pure function; nothing that was
 * said is lost on the way.
 *
 * @public
 */
export function decideApplication(
  application: Application,
  step: ApplicationStep,
): ApplicationDecision {
  const { event, actor, policy, nowMs } = step;
  const transition = APPLICATION_MACHINE[application.state][event];
  if ('never' in transition) {
    return { ok: false, reasons: [transition.never] };
  }
  const reasons = transition.guards.flatMap(
    guard => GUARDS[guard]({ ...step, application }) ?? [],
  );
  if (reasons.length > 0) {
    return { ok: false, reasons };
  }
  const recorded = record(application, step);
  const state = nextState(recorded, transition.to, policy);
  return {
    ok: true,
    application: {
      ...recorded,
      state,
      stateSinceMs:
        state === application.state ? application.stateSinceMs : nowMs,
      ...(state === 'active' && {
        expiresAtMs: nowMs + policy.spec.lifetime.days * DAY_MS,
      }),
    },
  };

  function record(before: Application, given: ApplicationStep): Application {
    const deed = { by: actor.ref, atMs: nowMs };
    switch (given.event) {
      case 'support':
        return { ...before, supporters: [...before.supporters, deed] };
      case 'approve':
        return { ...before, approvals: [...before.approvals, deed] };
      case 'refuse':
      case 'reject-pull':
        return {
          ...before,
          refusals: [
            ...before.refusals,
            { ...deed, reason: given.reason ?? '', round: before.round },
          ],
        };
      case 'revise':
        return {
          ...before,
          round: before.round + 1,
          supporters: [],
          approvals: [],
        };
      default:
        return before;
    }
  }
}

/** What an actor may do now, and for the rest why not. @public */
export function explainEvents(
  application: Application,
  options: { actor: ApplicationActor; policy: GroupPolicy; nowMs: number },
): { event: ApplicationEvent; whyNot: string[] }[] {
  return APPLICATION_EVENTS.map(event => {
    // A reason is asked for when the time comes, so it is no reason to say no.
    const result = decideApplication(application, {
      ...options,
      event,
      reason: '-',
    });
    return { event, whyNot: result.ok ? [] : result.reasons };
  });
}

/** The state in which a new application begins. @public */
export function firstState(policy: GroupPolicy): ApplicationState {
  return policy.spec.applications.supporters === 0 ? 'review' : 'gathering';
}

function nextState(
  application: Application,
  to: ApplicationState | 'when-supported' | 'when-approved',
  policy: GroupPolicy,
): ApplicationState {
  const { supporters, approvals } = application;
  switch (to) {
    case 'when-supported':
      return supporters.length >= policy.spec.applications.supporters
        ? 'review'
        : 'gathering';
    case 'when-approved':
      return approvals.length >= requiredApprovals(application, policy)
        ? 'approved'
        : 'review';
    case 'gathering':
      return firstState(policy);
    default:
      return to;
  }
}
