import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  SEVERITIES,
  type FleetPage,
  type FleetQuery,
} from '@backstage-discourse/plugin-discourse-common';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import { z } from 'zod/v4';
import type { ForumFilter } from '../permissions/ForumFilter';
import { whereForums } from '../permissions/whereForums';
import { readState, whereState } from '../store/stateSql';
import type { DbForumRow } from '../store/tables';
import { sumCounts, sumTotal, type FleetCount } from './countFleet';
import type { Fleet } from './Fleet';
import { readFleetRow } from './readFleetRow';
import { sortFleet } from './sortFleet';

const countRowsSchema = z.array(
  z.object({
    severity_rank: z
      .int()
      .min(0)
      .max(SEVERITIES.length - 1),
    observed_state: z.string(),
    count: z.coerce.number(),
    stale: z.coerce.number(),
  }),
);

type Criteria = PermissionCriteria<ForumFilter> | undefined;

/** The fleet from the indexed columns of the registry. Knows no permissions. */
export class DefaultFleet implements Fleet {
  readonly #knex: Knex;
  readonly #staleAfterMs: number;
  readonly #now: () => number;

  constructor(options: {
    knex: Knex;
    staleAfterMs: number;
    now: () => number;
  }) {
    this.#knex = options.knex;
    this.#staleAfterMs = options.staleAfterMs;
    this.#now = options.now;
  }

  async listForums(
    query: FleetQuery,
    options: { credentials: BackstageCredentials; filter?: Criteria },
  ): Promise<FleetPage> {
    const { filter } = options;
    const staleBefore = this.#now() - this.#staleAfterMs;
    const counts = await this.#count(query, filter, staleBefore);
    const found = query.owner?.length
      ? await this.#count(query, filter, staleBefore, query.owner)
      : counts;
    const rows = await this.#select(query, filter, staleBefore);
    return {
      items: rows.map(row => readFleetRow(row, { staleBefore })),
      totalItems: sumTotal(found, query),
      counts: sumCounts(counts),
    };
  }

  async #select(
    query: FleetQuery,
    filter: Criteria,
    staleBefore: number,
  ): Promise<DbForumRow[]> {
    const { severity, state, owner, offset, limit } = query;
    const select = this.#matching(query, filter, staleBefore);
    if (severity?.length) {
      select.whereIn(
        'severity_rank',
        severity.map(each => SEVERITIES.indexOf(each)),
      );
    }
    if (state?.length) {
      whereState(select, { states: state, staleBefore });
    }
    if (owner?.length) {
      select.whereIn('owner', owner);
    }
    // Sorting ids alone is several times faster than sorting whole rows.
    const page = sortFleet(select.select('id'), query)
      .offset(offset)
      .limit(limit);
    return sortFleet(this.#knex('forums').whereIn('id', page), query);
  }

  /** One pass in the order of a covering index, however many facets there are. */
  async #count(
    query: FleetQuery,
    filter: Criteria,
    staleBefore: number,
    owner?: readonly string[],
  ): Promise<FleetCount[]> {
    const select = this.#matching(query, filter, staleBefore);
    if (owner) {
      select.whereIn('owner', owner);
    }
    const rows: unknown = await select
      .select('severity_rank', 'observed_state', {
        stale: this.#knex.raw(
          'sum(case when coalesce(fresh_at, 0) < ? then 1 else 0 end)',
          [staleBefore],
        ),
      })
      .count({ count: '*' })
      .groupBy('severity_rank', 'observed_state');
    return countRowsSchema.parse(rows).flatMap(row => {
      const count = (freshAt: number, forums: number): FleetCount => ({
        severity: SEVERITIES[row.severity_rank],
        state: readState({ ...row, fresh_at: freshAt }, { staleBefore }),
        count: forums,
      });
      return [
        count(staleBefore, row.count - row.stale),
        count(staleBefore - 1, row.stale),
      ];
    });
  }

  #matching(
    query: FleetQuery,
    filter: Criteria,
    staleBefore: number,
  ): Knex.QueryBuilder {
    const select = this.#knex('forums').where({ status: 'active' });
    if (query.search) {
      const text = query.search
        .toLocaleLowerCase('en')
        .replace(/[\\%_]/g, character => `\\${character}`);
      select.whereRaw(`search_text like ? escape '\\'`, [`%${text}%`]);
    }
    if (filter) {
      whereForums(select, filter, { staleBefore });
    }
    return select;
  }
}
