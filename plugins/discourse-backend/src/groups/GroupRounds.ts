import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import { getForum } from '../store/getForum';
import type { StoredForum } from '../store/StoredForum';
import type { ApplicationDesk } from './applications/ApplicationDesk';
import type { GroupReconciler } from './GroupReconciler';
import type { MembershipQueue } from './requests/MembershipQueue';
import type { GroupReports } from './store/GroupReports';

/** Who is named for what the policy lets the portal do by itself. */
const ACTOR = 'portal';
/** Forums wait for their own limits, not for one another. */
const AT_ONCE = 8;

/**
 * Looks after the forums whose groups were checked once: compares them again,
 * moves applications on, and where the policy says `apply`, applies what was
 * merged. A forum that fails is noted and does not keep the others.
 */
export class GroupRounds {
  readonly #knex: Knex;
  readonly #reports: GroupReports;
  readonly #reconciler: GroupReconciler;
  readonly #queue: MembershipQueue;
  readonly #desk: ApplicationDesk;
  readonly #logger: LoggerService;

  constructor(options: {
    knex: Knex;
    reports: GroupReports;
    reconciler: GroupReconciler;
    queue: MembershipQueue;
    desk: ApplicationDesk;
    logger: LoggerService;
  }) {
    this.#knex = options.knex;
    this.#reports = options.reports;
    this.#reconciler = options.reconciler;
    this.#queue = options.queue;
    this.#desk = options.desk;
    this.#logger = options.logger;
  }

  async run(signal: AbortSignal): Promise<void> {
    const ids = (await this.#reports.listForumIds()).values();
    const work = async () => {
      for (const id of ids) {
        signal.throwIfAborted();
        await this.#visit(id, signal);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  async #visit(id: string, signal: AbortSignal): Promise<void> {
    const forum = await getForum({ knex: this.#knex, id });
    if (!forum?.active || !forum.access.monitor) {
      return;
    }
    try {
      await this.#lookAfter(forum, signal);
    } catch (error) {
      signal.throwIfAborted();
      this.#logger.warn(toError(error).message);
    }
  }

  async #lookAfter(forum: StoredForum, signal: AbortSignal): Promise<void> {
    const report = await this.#reconciler.check(forum, { signal });
    await this.#queue.refresh(forum, { signal });
    await this.#desk.followReport(forum.id, report);
    const applies =
      report.policy.spec.mode === 'apply' &&
      report.plan.changes.length > 0 &&
      forum.access.operate;
    if (applies) {
      const { planId } = report;
      const { finished } = await this.#reconciler.start(forum, {
        actor: ACTOR,
        planId,
        signal,
      });
      await finished;
    }
  }
}
