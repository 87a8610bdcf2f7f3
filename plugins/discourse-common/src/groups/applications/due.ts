import type { GroupPolicy } from '../groupPolicy';
import type { Application } from './application';

const DAY_MS = 86_400_000;

/** Something that somebody should be told, or that the portal does itself. @public */
export interface ApplicationDue {
  kind: 'remind' | 'escalate' | 'expire' | 'renewal-ends';
  atMs: number;
  /** Whom to tell, as entity refs. */
  recipients: string[];
  sentence: string;
}

/** What comes due for an application, the soonest first. @public */
export function listDue(
  application: Application,
  policy: GroupPolicy,
): ApplicationDue[] {
  const { spec } = policy;
  const { state, stateSinceMs, applicant, group, expiresAtMs } = application;
  const { approvers, reviewDays, escalateDays } = spec.applications;
  const { name } = group.metadata;
  const waits: Partial<Record<typeof state, [string[], string]>> = {
    gathering: [[applicant], `Group '${name}' still needs supporters`],
    review: [approvers, `The application for group '${name}' waits for review`],
    approved: [approvers, `The pull request for group '${name}' waits`],
    renewal: [[applicant], `Group '${name}' ends unless it is renewed`],
  };
  // That a group ends is news; the others know what they began.
  const remindDays = state === 'renewal' ? 0 : reviewDays;
  const due: ApplicationDue[] = [];
  const waiting = waits[state];
  if (waiting) {
    const [recipients, sentence] = waiting;
    due.push(
      {
        kind: 'remind',
        atMs: stateSinceMs + remindDays * DAY_MS,
        recipients,
        sentence,
      },
      {
        kind: 'escalate',
        atMs: stateSinceMs + escalateDays * DAY_MS,
        recipients: [...new Set([...approvers, applicant])],
        sentence: `${sentence}, for ${escalateDays} days now`,
      },
    );
  }
  if (expiresAtMs !== undefined && state === 'active') {
    due.push({
      kind: 'expire',
      atMs: expiresAtMs - spec.lifetime.renewalNoticeDays * DAY_MS,
      recipients: [applicant],
      sentence: `Group '${name}' has to be renewed`,
    });
  }
  if (expiresAtMs !== undefined && state === 'renewal') {
    due.push({
      kind: 'renewal-ends',
      atMs: expiresAtMs,
      recipients: [...new Set([...approvers, applicant])],
      sentence: `Group '${name}' was not renewed; archive it or renew it`,
    });
  }
  return due.sort((a, b) => a.atMs - b.atMs);
}
