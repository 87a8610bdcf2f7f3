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
import { readCursor, whereAfter, writeCursor } from './FleetCursor';
import { getFleetOrder, sortFleet, type FleetOrder } from './fleetOrder';

const countRowsSchema = z.array(
  z.object({
    severity_rank: z
      .int()
      .min(0)
      .max(SEVERITIES.length - 1),
    observed_state: z.string(),
    count: z.coerce.number(),
    stale: z.coerce.number(),
    owned: z.coerce.number(),
    owned_stale: z.coerce.number(),
  }),
);
type CountRow = z.output<typeof countRowsSchema>[number];

const idRowsSchema = z.array(z.object({ id: z.string() }));

/** Hits of a search up to which the rest of the query goes by their ids. */
const MAX_HITS = 1000;

type Select = () => Knex.QueryBuilder;

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
    const order = getFleetOrder(query);
    const visible = () => this.#selectVisible(filter, staleBefore);
    const matching = query.search
      ? await this.#search(visible, query.search)
      : visible;
    const { counts, found } = await this.#count(matching(), {
      staleBefore,
      owner: query.owner,
    });
    const rows = await this.#select(matching(), { query, order, staleBefore });
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map(row => readFleetRow(row, { staleBefore })),
      totalItems: sumTotal(found, query),
      counts: sumCounts(counts),
      ...(last &&
        rows.length > page.length && { nextCursor: writeCursor(last, order) }),
    };
  }

  #selectVisible(filter: Criteria, staleBefore: number): Knex.QueryBuilder {
    const select = this.#knex('forums').where({ status: 'active' });
    return filter ? whereForums(select, filter, { staleBefore }) : select;
  }

  /**
   * Reads the text of each forum once, and not for the counts and for the page
   * again. Where many match, the first of them are found soon anyway.
   */
  async #search(visible: Select, search: string): Promise<Select> {
    const text = search
      .toLocaleLowerCase('en')
      .replace(/[\\%_]/g, character => `\\${character}`);
    const matching: Select = () =>
      visible().whereRaw(`search_text like ? escape '\\'`, [`%${text}%`]);
    const hits: unknown = await matching()
      .select('id')
      .limit(MAX_HITS + 1);
    const ids = idRowsSchema.parse(hits).map(({ id }) => id);
    return ids.length > MAX_HITS
      ? matching
      : () => visible().whereIn('id', ids);
  }

  /** One more than the page has, to know whether it is the last. */
  async #select(
    select: Knex.QueryBuilder,
    options: { query: FleetQuery; order: FleetOrder; staleBefore: number },
  ): Promise<DbForumRow[]> {
    const { query, order, staleBefore } = options;
    const { severity, state, owner, offset, limit, cursor } = query;
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
    if (cursor) {
      whereAfter(select, order, readCursor(cursor, order));
    }
    // Sorting ids alone is several times faster than sorting whole rows.
    const page = sortFleet(select.select('id'), order)
      .offset(cursor ? 0 : offset)
      .limit(limit + 1);
    return sortFleet(this.#knex('forums').whereIn('id', page), order);
  }

  /** One pass in the order of a covering index, however many facets there are. */
  async #count(
    select: Knex.QueryBuilder,
    options: { staleBefore: number; owner?: readonly string[] },
  ): Promise<{ counts: FleetCount[]; found: FleetCount[] }> {
    const { staleBefore, owner = [] } = options;
    const owned =
      owner.length > 0
        ? this.#knex.raw(`owner in (${owner.map(() => '?').join(', ')})`, [
            ...owner,
          ])
        : this.#knex.raw('1 = 1');
    const stale = this.#knex.raw('coalesce(fresh_at, 0) < ?', [staleBefore]);
    const sum = (condition: Knex.Raw) =>
      this.#knex.raw('sum(case when ? then 1 else 0 end)', [condition]);
    const rows: unknown = await select
      .select('severity_rank', 'observed_state', {
        stale: sum(stale),
        owned: sum(owned),
        owned_stale: sum(this.#knex.raw('? and ?', [owned, stale])),
      })
      .count({ count: '*' })
      .groupBy('severity_rank', 'observed_state');
    const parsed = countRowsSchema.parse(rows);
    const split = (row: CountRow, of: { count: number; stale: number }) =>
      [
        { freshAt: staleBefore, count: of.count - of.stale },
        { freshAt: staleBefore - 1, count: of.stale },
      ].map(
        ({ freshAt, count }): FleetCount => ({
          severity: SEVERITIES[row.severity_rank],
          state: readState({ ...row, fresh_at: freshAt }, { staleBefore }),
          count,
        }),
      );
    return {
      counts: parsed.flatMap(row => split(row, row)),
      found: parsed.flatMap(row =>
        split(row, { count: row.owned, stale: row.owned_stale }),
      ),
    };
  }
}
