import type {
  DriftAcceptance,
  DriftItem,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import type { DbGroupAcceptanceRow } from './tables';

/** Keeps which differences people live with, and until when. */
export class DriftAcceptances {
  readonly #knex: Knex;
  readonly #now: () => number;

  constructor(options: { knex: Knex; now: () => number }) {
    this.#knex = options.knex;
    this.#now = options.now;
  }

  async accept(
    forumId: string,
    options: { drift: DriftItem; until: string; by: string; reason: string },
  ): Promise<void> {
    const { drift, until, by, reason } = options;
    await this.#knex<DbGroupAcceptanceRow>('group_acceptances')
      .insert({
        forum_id: forumId,
        drift_id: drift.id,
        fingerprint: drift.fingerprint,
        until_day: until,
        accepted_by: by,
        reason,
        at: this.#now(),
      })
      .onConflict(['forum_id', 'drift_id'])
      .merge();
  }

  /** The acceptances that still hold: not over, and of what is there now. */
  async list(
    forumId: string,
    drift: readonly DriftItem[],
  ): Promise<DriftAcceptance[]> {
    const today = new Date(this.#now()).toISOString().slice(0, 10);
    const rows = await this.#knex<DbGroupAcceptanceRow>('group_acceptances')
      .where({ forum_id: forumId })
      .andWhere('until_day', '>=', today);
    const present = new Map(drift.map(each => [each.id, each.fingerprint]));
    return rows
      .filter(row => present.get(row.drift_id) === row.fingerprint)
      .map(row => ({
        driftId: row.drift_id,
        fingerprint: row.fingerprint,
        until: row.until_day,
        by: row.accepted_by,
        reason: row.reason,
      }));
  }
}
