import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { addGroupFile } from '@backstage-discourse/forum-manifests';
import {
  decideApplication,
  explainEvents,
  firstState,
  listDue,
  type Application,
  type ApplicationActor,
  type ApplicationDue,
  type ApplicationEvent,
  type DraftFault,
  type GroupFile,
  type GroupReport,
} from '@backstage-discourse/plugin-discourse-common';
import type { Applications, StoredApplication } from '../store/Applications';
import { findDraftFaults } from './findDraftFaults';

const PORTAL: ApplicationActor = { ref: 'portal', claims: [], isSystem: true };
const OVER = ['refused', 'withdrawn', 'archived'];
const APPROVED = ['approved', 'provisioning'];

/** Applications for groups of a forum, from the first word to the archive. */
export class ApplicationDesk {
  readonly #applications: Applications;
  readonly #now: () => number;

  constructor(options: { applications: Applications; now: () => number }) {
    this.#applications = options.applications;
    this.#now = options.now;
  }

  /**
   * Every application with what this person may do, and why not the rest; of
   * approved ones also the change of the repository that makes the group.
   */
  async list(
    forumId: string,
    options: { actor: ApplicationActor; report: GroupReport },
  ) {
    const { actor, report } = options;
    const { policy } = report;
    const nowMs = this.#now();
    const items = await this.#applications.list(forumId);
    return items.map(application => ({
      application,
      events: explainEvents(application, { actor, policy, nowMs }),
      due: listDue(application, policy),
      ...(application.state === 'approved' && {
        change: addGroupFile(application.group),
      }),
      ...(application.state === 'archived' && {
        isToBeArchived: report.desired.some(
          ({ metadata, spec }) =>
            metadata.name === application.group.metadata.name &&
            spec.state !== 'archived',
        ),
      }),
    }));
  }

  /** What stands against an application of this person for this group. */
  async check(
    forumId: string,
    options: {
      actor: ApplicationActor;
      group: { metadata: { name: string } };
      report: GroupReport;
    },
  ): Promise<DraftFault[]> {
    const { actor, group, report } = options;
    const others = await this.#listUnderWay(forumId);
    return findDraftFaults(group, { report, others, applicant: actor.ref });
  }

  /**
   * Throws `ConflictError` that says what the policy has against the group.
   * Asked again by the same person in the same words, it gives the application
   * that is under way, so that a retry does not fail on its first attempt.
   */
  async apply(
    forumId: string,
    options: {
      actor: ApplicationActor;
      group: GroupFile;
      justification: string;
      report: GroupReport;
    },
  ): Promise<Application> {
    const { actor, group, justification, report } = options;
    const { name } = group.metadata;
    const earlier = (await this.#listUnderWay(forumId)).find(
      each =>
        each.applicant === actor.ref &&
        each.justification === justification &&
        isDeepStrictEqual(each.group, group),
    );
    if (earlier) {
      return earlier;
    }
    const faults = await this.check(forumId, { actor, group, report });
    if (faults.length > 0) {
      throw new ConflictError(
        `Group '${name}' can not be applied for: ${faults
          .map(({ message }) => message)
          .join('; ')}`,
      );
    }
    const nowMs = this.#now();
    const application: Application = {
      id: randomUUID(),
      forumId,
      group,
      applicant: actor.ref,
      justification,
      state: firstState(report.policy),
      stateSinceMs: nowMs,
      createdAtMs: nowMs,
      round: 1,
      supporters: [],
      approvals: [],
      refusals: [],
    };
    await this.#applications.save({
      record: { event: 'apply', actor: actor.ref, application },
      atMs: nowMs,
    });
    return application;
  }

  /** Throws `NotAllowedError` with every reason why the event may not be. */
  async handle(
    forumId: string,
    options: {
      id: string;
      event: ApplicationEvent;
      actor: ApplicationActor;
      reason?: string;
      report: GroupReport;
    },
  ): Promise<Application> {
    const stored = await this.#applications.get(forumId, options.id);
    if (!stored) {
      throw new NotFoundError(
        `Forum '${forumId}' has no application '${options.id}'`,
      );
    }
    return this.#step(stored, options);
  }

  /** The log of an application, and whether it is what was written. */
  async readLog(forumId: string, id: string) {
    const stored = await this.#applications.get(forumId, id);
    if (!stored) {
      throw new NotFoundError(`Forum '${forumId}' has no application '${id}'`);
    }
    return {
      items: await this.#applications.readLog(id),
      verdict: await this.#applications.verify(stored),
    };
  }

  /**
   * Moves applications on by what a check has seen: the merge of a group's
   * file, the group on the forum, and the end of its time.
   */
  async followReport(forumId: string, report: GroupReport): Promise<void> {
    const nowMs = this.#now();
    for (const application of await this.#applications.list(forumId)) {
      for (const event of this.#systemEvents(application, report, nowMs)) {
        const stored = await this.#applications.get(forumId, application.id);
        if (stored) {
          await this.#step(stored, { event, actor: PORTAL, report });
        }
      }
    }
  }

  /** What has come due on a forum, the oldest first. */
  async listDue(
    forumId: string,
    report: GroupReport,
  ): Promise<(ApplicationDue & { applicationId: string })[]> {
    const nowMs = this.#now();
    return (await this.#applications.list(forumId))
      .flatMap(application =>
        listDue(application, report.policy)
          .filter(({ atMs }) => atMs <= nowMs)
          .map(due => ({ ...due, applicationId: application.id })),
      )
      .sort((a, b) => a.atMs - b.atMs);
  }

  async #listUnderWay(forumId: string): Promise<Application[]> {
    const all = await this.#applications.list(forumId);
    return all.filter(({ state }) => !OVER.includes(state));
  }

  async #step(
    stored: StoredApplication,
    options: {
      event: ApplicationEvent;
      actor: ApplicationActor;
      reason?: string;
      report: GroupReport;
    },
  ): Promise<Application> {
    const { event, actor, reason, report } = options;
    const nowMs = this.#now();
    const { policy } = report;
    const result = decideApplication(stored.application, {
      event,
      actor,
      reason,
      policy,
      nowMs,
    });
    if (!result.ok) {
      throw new NotAllowedError(result.reasons.join('; '));
    }
    const { application } = result;
    await this.#applications.save({
      before: stored,
      record: { event, actor: actor.ref, reason, application },
      atMs: nowMs,
    });
    return application;
  }

  #systemEvents(
    application: Application,
    report: GroupReport,
    nowMs: number,
  ): ApplicationEvent[] {
    const { state, group } = application;
    const { name } = group.metadata;
    const events: ApplicationEvent[] = [];
    const merged = report.desired.some(each => each.metadata.name === name);
    const there =
      report.actual.groups.some(each => each.name.toLowerCase() === name) &&
      !report.plan.changes.some(change => change.group === name);
    if (merged && APPROVED.includes(state)) {
      if (state === 'approved') {
        events.push('merge');
      }
      if (there) {
        events.push('provision');
      }
    }
    const isOver = listDue(application, report.policy).some(
      ({ kind, atMs }) => kind === 'expire' && atMs <= nowMs,
    );
    return isOver ? [...events, 'expire'] : events;
  }
}
