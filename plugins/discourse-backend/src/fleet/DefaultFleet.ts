import {
  FLEET_FACETS,
  type FleetFacets,
  type FleetFacetsQuery,
  type FleetPage,
  type FleetQuery,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { z } from 'zod/v4';
import { whereForums } from '../permissions/whereForums';
import type { DbForumRow } from '../store/tables';
import { countFacets } from './countFacets';
import { sumCounts, sumTotal } from './countFleet';
import type { Fleet, FleetOptions } from './Fleet';
import { readCursor, whereAfter, writeCursor } from './FleetCursor';
import { getFleetOrder, sortFleet, type FleetOrder } from './fleetOrder';
import { listWorstFindings } from './listWorstFindings';
import { readFleetRow } from './readFleetRow';
import { searchFleet, type Select } from './searchFleet';
import { RecentResults } from './RecentResults';
import { tallyFleet, type FleetTally } from './tallyFleet';
import { hasFilter, whereFleet } from './whereFleet';

const countSchema = z.object({ count: z.coerce.number() });

/** Forums from which a page is full soon, wherever it begins. */
const COMMON = 500;

/** The fleet from the indexed columns of the registry. Knows no permissions. */
export class DefaultFleet implements Fleet {
  readonly #knex: Knex;
  readonly #staleAfterMs: number;
  readonly #now: () => number;
  readonly #tallies: RecentResults<FleetTally[]>;
  readonly #totals: RecentResults<number>;

  constructor(options: {
    knex: Knex;
    staleAfterMs: number;
    now: () => number;
    /** How old the counts beside a page may be. */
    countsMaxAgeMs?: number;
  }) {
    this.#knex = options.knex;
    this.#staleAfterMs = options.staleAfterMs;
    this.#now = options.now;
    const recent = { maxAgeMs: options.countsMaxAgeMs ?? 0, now: options.now };
    this.#tallies = new RecentResults(recent);
    this.#totals = new RecentResults(recent);
  }

  async listForums(
    query: FleetQuery,
    options: FleetOptions,
  ): Promise<FleetPage> {
    const knex = this.#knex;
    const staleBefore = this.#now() - this.#staleAfterMs;
    const order = getFleetOrder(query);
    const matching = await this.#match(query, { ...options, staleBefore });
    const { tallies, totalItems } = await this.#count(query, {
      filter: options.filter,
      staleBefore,
      matching,
    });
    const filters = { knex, staleBefore, facets: FLEET_FACETS };
    const common = totalItems > COMMON;
    const rows = await this.#select(
      whereFleet(matching(), query, { ...filters, common }),
      { query, order },
    );
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    const worst = await listWorstFindings(knex, {
      forumIds: page.map(({ id }) => id),
    });
    return {
      items: page.map(row =>
        readFleetRow(row, { staleBefore, finding: worst.get(row.id) }),
      ),
      totalItems,
      counts: sumCounts(tallies),
      ...(last &&
        rows.length > page.length && { nextCursor: writeCursor(last, order) }),
    };
  }

  async countFacets(
    query: FleetFacetsQuery,
    options: FleetOptions,
  ): Promise<FleetFacets> {
    const staleBefore = this.#now() - this.#staleAfterMs;
    return countFacets({
      knex: this.#knex,
      matching: await this.#match(query, { ...options, staleBefore }),
      query,
      staleBefore,
      whole:
        options.filter === undefined &&
        !query.search &&
        FLEET_FACETS.every(facet => !hasFilter(query, facet)),
    });
  }

  /** The forums that may be seen and match the search. */
  async #match(
    query: { search?: string },
    options: FleetOptions & { staleBefore: number },
  ): Promise<Select> {
    const { filter, staleBefore } = options;
    const isSqlite = this.#knex.client.config.client !== 'pg';
    const visible: Select = ({ byId = false } = {}) => {
      // The plus keeps SQLite from going by this, which nearly all forums are.
      const select = this.#knex('forums').whereRaw(
        byId && isSqlite ? '+status = ?' : 'status = ?',
        ['active'],
      );
      return filter ? whereForums(select, filter, { staleBefore }) : select;
    };
    return query.search
      ? searchFleet(this.#knex, { visible, search: query.search })
      : visible;
  }

  /** How many there are of each kind, and how many the query finds. */
  async #count(
    query: FleetQuery,
    options: {
      filter: FleetOptions['filter'];
      staleBefore: number;
      matching: Select;
    },
  ): Promise<{ tallies: FleetTally[]; totalItems: number }> {
    const knex = this.#knex;
    const { filter, staleBefore, matching } = options;
    const { search, severity, state } = query;
    const tallies = await this.#tallies.get(
      JSON.stringify([search, filter]),
      () => tallyFleet(matching(), { knex, staleBefore }),
    );
    const filters = FLEET_FACETS.map(facet => query[facet]);
    const totalItems = isTallied(query)
      ? sumTotal(tallies, { severity, state })
      : await this.#totals.get(JSON.stringify([search, filter, filters]), () =>
          countRows(
            whereFleet(matching(), query, {
              ...{ knex, staleBefore },
              facets: FLEET_FACETS,
            }),
          ),
        );
    return { tallies, totalItems };
  }

  /** One more than the page has, to know whether it is the last. */
  async #select(
    select: Knex.QueryBuilder,
    options: { query: FleetQuery; order: FleetOrder },
  ): Promise<DbForumRow[]> {
    const { query, order } = options;
    const { offset, limit, cursor } = query;
    if (cursor) {
      whereAfter(select, order, readCursor(cursor, order));
    }
    // Sorting ids alone is several times faster than sorting whole rows.
    const page = sortFleet(select.select('forums.id'), order)
      .offset(cursor ? 0 : offset)
      .limit(limit + 1);
    return sortFleet(this.#knex('forums').whereIn('id', page), order);
  }
}

/** Whether the tallies of all forums tell how many a query finds. */
function isTallied(query: FleetQuery): boolean {
  return FLEET_FACETS.every(
    facet =>
      facet === 'severity' || facet === 'state' || !hasFilter(query, facet),
  );
}

async function countRows(select: Knex.QueryBuilder): Promise<number> {
  const row: unknown = await select.count({ count: '*' }).first();
  return countSchema.parse(row).count;
}
