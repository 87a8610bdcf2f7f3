import { randomUUID } from 'node:crypto';
import {
  groupReportSchema,
  groupRunSchema,
  type GroupReport,
  type GroupRun,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { readIso } from '../../store/instants';
import { summarizeReport } from './summarizeReport';
import type { DbGroupReportRow } from './tables';

/** How long a run may be silent before it counts as dead. */
const LEASE_MS = 5 * 60_000;

/** What is stored of the groups of a forum. */
export interface StoredGroups {
  report?: GroupReport;
  checkedAt?: string;
  problem?: string;
  run?: GroupRun;
}

/** Keeps comparisons and runs, and lets one run at a time hold a forum. */
export class GroupReports {
  readonly #knex: Knex;
  readonly #now: () => number;
  readonly #onChange: (forumId: string) => unknown;

  constructor(options: {
    knex: Knex;
    now: () => number;
    /** Hears of what was stored, but for the progress of runs; must not throw. */
    onChange?: (forumId: string) => unknown;
  }) {
    this.#knex = options.knex;
    this.#now = options.now;
    this.#onChange = options.onChange ?? (() => {});
  }

  async get(forumId: string): Promise<StoredGroups> {
    const row = await this.#rows().where({ forum_id: forumId }).first();
    return {
      report: parse(row?.report, groupReportSchema),
      checkedAt: readIso(row?.checked_at ?? null),
      problem: row?.problem ?? undefined,
      run: parse(row?.run, groupRunSchema),
    };
  }

  async saveReport(forumId: string, report: GroupReport): Promise<void> {
    await this.#merge(forumId, {
      report: JSON.stringify(report),
      checked_at: this.#now(),
      problem: null,
      ...summarizeReport(report),
    });
    this.#onChange(forumId);
  }

  /** Forums that take part: those that were checked once. */
  async listForumIds(): Promise<string[]> {
    const rows = await this.#rows().select('forum_id').orderBy('checked_at');
    return rows.map(row => row.forum_id);
  }

  /** The last report stays, with the reason why there is no newer one. */
  async saveProblem(forumId: string, problem: string): Promise<void> {
    await this.#merge(forumId, { problem });
    this.#onChange(forumId);
  }

  /**
   * Takes the forum for a run; undefined while another run holds it. A run
   * whose process died is free again once its lease is over.
   */
  async startRun(forumId: string, run: GroupRun): Promise<string | undefined> {
    const ticket = randomUUID();
    await this.#merge(forumId, {});
    const taken = await this.#rows()
      .where({ forum_id: forumId })
      .andWhere(query =>
        query
          .whereNull('run_ticket')
          .orWhere('run_lease_until', '<', this.#now()),
      )
      .update({
        run_ticket: ticket,
        run: JSON.stringify(run),
        run_lease_until: this.#now() + LEASE_MS,
      });
    if (taken !== 1) {
      return undefined;
    }
    this.#onChange(forumId);
    return ticket;
  }

  /** Notes progress and renews the lease; false when another run took over. */
  async saveRun(
    forumId: string,
    options: { ticket: string; run: GroupRun },
  ): Promise<boolean> {
    const { ticket, run } = options;
    const running = run.state === 'running';
    const kept = await this.#rows()
      .where({ forum_id: forumId, run_ticket: ticket })
      .update({
        run: JSON.stringify(run),
        run_ticket: running ? ticket : null,
        run_lease_until: running ? this.#now() + run.leftMs + LEASE_MS : null,
      });
    if (kept === 1 && !running) {
      this.#onChange(forumId);
    }
    return kept === 1;
  }

  #rows() {
    return this.#knex<DbGroupReportRow>('group_reports');
  }

  async #merge(
    forumId: string,
    values: Partial<DbGroupReportRow>,
  ): Promise<void> {
    const insert = this.#rows()
      .insert({ forum_id: forumId, ...values })
      .onConflict('forum_id');
    await (Object.keys(values).length > 0
      ? insert.merge(values)
      : insert.ignore());
  }
}

function parse<T>(
  text: string | null | undefined,
  schema: { safeParse(input: unknown): { success: boolean; data?: T } },
): T | undefined {
  if (text === null || text === undefined) {
    return undefined;
  }
  const value: unknown = JSON.parse(text);
  return schema.safeParse(value).data;
}
