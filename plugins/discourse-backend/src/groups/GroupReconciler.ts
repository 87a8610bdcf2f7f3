import { createHash } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, toError } from '@backstage/errors';
import { readGroupFiles } from '@backstage-discourse/forum-manifests';
import {
  formatGroupFaults,
  type DesiredGroups,
  type DriftItem,
  type GroupReport,
  type GroupRun,
} from '@backstage-discourse/plugin-discourse-common';
import { toOperationError } from '../operations/toOperationError';
import type { StoredForum } from '../store/StoredForum';
import { readActualGroups } from './actual/readActualGroups';
import { applyPlan } from './apply/applyPlan';
import type { ForumAdmins } from './apply/ForumAdmins';
import { classifyDrift } from './drift/classifyDrift';
import { narrowPlan } from './drift/narrowPlan';
import { planGroups } from './plan/planGroups';
import type { GroupRepository } from './repository/GroupRepository';
import type { DriftAcceptances } from './store/DriftAcceptances';
import type { GroupReports } from './store/GroupReports';

/** Compares forums with their repositories, and makes them alike. */
export class GroupReconciler {
  readonly #repository: GroupRepository;
  readonly #admins: ForumAdmins;
  readonly #reports: GroupReports;
  readonly #acceptances: DriftAcceptances;
  readonly #logger: LoggerService;
  readonly #now: () => number;

  constructor(options: {
    repository: GroupRepository;
    admins: ForumAdmins;
    reports: GroupReports;
    acceptances: DriftAcceptances;
    logger: LoggerService;
    now: () => number;
  }) {
    this.#repository = options.repository;
    this.#admins = options.admins;
    this.#reports = options.reports;
    this.#acceptances = options.acceptances;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /** Reads repository and forum and stores what differs. Changes nothing. */
  async check(
    forum: StoredForum,
    options: { signal: AbortSignal },
  ): Promise<GroupReport> {
    try {
      const report = await this.#compare(forum, options);
      await this.#reports.saveReport(forum.id, report);
      return report;
    } catch (error) {
      const failure = toOperationError(
        error,
        `Checking the groups of forum '${forum.id}'`,
      );
      await this.#reports.saveProblem(forum.id, failure.message);
      throw failure;
    }
  }

  /**
   * Starts a run that makes the forum what the repository says, in the named
   * differences or in all that nobody has accepted for now. Resolves once the
   * run is under way; its progress is stored. Throws `ConflictError` when a
   * run holds the forum, or the plan is not the one that was seen.
   */
  async start(
    forum: StoredForum,
    options: {
      actor: string;
      planId: string;
      driftIds?: readonly string[];
      signal: AbortSignal;
    },
  ): Promise<{ run: GroupRun; finished: Promise<GroupRun> }> {
    const { actor, planId, driftIds, signal } = options;
    await this.#admins.require(forum, 'operate');
    const report = await this.check(forum, { signal });
    if (report.planId !== planId) {
      throw new ConflictError(
        `The plan for the groups of forum '${forum.id}' has changed since you saw it; look at it again`,
      );
    }
    const wanted = await this.#choose(forum, { report, driftIds });
    const plan = narrowPlan(report.plan, wanted);
    const run: GroupRun = {
      state: 'running',
      actor,
      planId,
      startedAt: this.#iso(),
      doneRequests: 0,
      totalRequests: plan.requests,
      leftMs: 0,
      failed: [],
    };
    if (report.policy.spec.mode === 'observe') {
      throw new ConflictError(
        `The policy of forum '${forum.id}' only observes; set 'spec.mode' in groups/policy.yaml to approve or apply`,
      );
    }
    const ticket = await this.#reports.startRun(forum.id, run);
    if (ticket === undefined) {
      throw new ConflictError(
        `The groups of forum '${forum.id}' are being changed already; wait for that run to end`,
      );
    }
    return {
      run,
      finished: this.#carryOut(forum, {
        run,
        ticket,
        report: { ...report, plan },
        wanted,
        signal,
      }),
    };
  }

  async #carryOut(
    forum: StoredForum,
    options: {
      run: GroupRun;
      ticket: string;
      report: GroupReport;
      wanted: (item: DriftItem) => boolean;
      signal: AbortSignal;
    },
  ): Promise<GroupRun> {
    const { ticket, report, wanted, signal } = options;
    let { run } = options;
    const save = async (changes: Partial<GroupRun>) => {
      run = { ...run, ...changes };
      if (!(await this.#reports.saveRun(forum.id, { ticket, run }))) {
        throw new ConflictError('Another run has taken over this forum');
      }
    };
    try {
      const admin = await this.#admins.require(forum, 'operate');
      const { failed } = await applyPlan(admin, {
        plan: report.plan,
        actual: report.actual,
        signal,
        onProgress: progress => save(progress),
      });
      // What Discourse drops without a word shows only when it is read again.
      const after = await this.check(forum, { signal });
      const dropped = narrowPlan(after.plan, wanted)
        .changes.filter(
          ({ group }) => !failed.some(each => each.group === group),
        )
        .map(({ group, type, reason }) => ({
          group,
          type,
          message: `The forum took this without a word and did not do it. ${reason}`,
        }));
      await save({
        state: 'done',
        endedAt: this.#iso(),
        leftMs: 0,
        failed: [...failed, ...dropped],
      });
    } catch (error) {
      const { message } = toOperationError(
        error,
        `Changing the groups of forum '${forum.id}'`,
      );
      this.#logger.warn(message);
      await save({
        state: 'failed',
        endedAt: this.#iso(),
        leftMs: 0,
        problem: message,
      }).catch(failure =>
        this.#logger.warn(
          `The end of a run on forum '${forum.id}' was not stored: ${
            toError(failure).message
          }`,
        ),
      );
    }
    return run;
  }

  async #choose(
    forum: StoredForum,
    options: { report: GroupReport; driftIds?: readonly string[] },
  ): Promise<(item: DriftItem) => boolean> {
    const { report, driftIds } = options;
    if (driftIds) {
      return ({ id }) => driftIds.includes(id);
    }
    const accepted = await this.#acceptances.list(forum.id, report.drift);
    return item =>
      !accepted.some(
        ({ driftId, fingerprint }) =>
          driftId === item.id && fingerprint === item.fingerprint,
      );
  }

  async #compare(
    forum: StoredForum,
    options: { signal: AbortSignal },
  ): Promise<GroupReport> {
    const { revision, configured, desired } = await this.#readDesired(
      forum,
      options,
    );
    const admin = await this.#admins.require(forum, 'monitor');
    const actual = await readActualGroups(admin, { desired, ...options });
    const plan = planGroups({ desired, actual });
    return {
      revision,
      configured,
      policy: desired.policy,
      desired: desired.groups,
      actual,
      plan,
      planId: createHash('sha256')
        .update(JSON.stringify(plan.changes))
        .digest('hex')
        .slice(0, 16),
      drift: classifyDrift({ desired, actual, plan }),
    };
  }

  async #readDesired(
    forum: StoredForum,
    options: { signal: AbortSignal },
  ): Promise<{
    revision: string;
    configured: boolean;
    desired: DesiredGroups;
  }> {
    const { revision, files } = await this.#repository.readFiles(
      forum,
      options,
    );
    const result = readGroupFiles(files);
    if (!result.ok) {
      throw new InputError(
        `The groups in the repository of forum '${
          forum.id
        }' have faults:\n${formatGroupFaults(result.faults)}`,
      );
    }
    return { revision, configured: files.size > 0, desired: result.desired };
  }

  #iso(): string {
    return new Date(this.#now()).toISOString();
  }
}
