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
import { readFleetRow } from './readFleetRow';
import { searchFleet, type Select } from './searchFleet';
import { tallyFleet, type FleetTally } from './tallyFleet';
import { hasFilter, whereFleet } from './whereFleet';

const totalSchema = z.object({ count: z.coerce.number() });

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
    options: FleetOptions,
  ): Promise<FleetPage> {
    const knex = this.#knex;
    const staleBefore = this.#now() - this.#staleAfterMs;
    const order = getFleetOrder(query);
    const matching = await this.#match(query, { ...options, staleBefore });
    const tallies = await tallyFleet(matching(), { knex, staleBefore });
    const found: Select = () =>
      whereFleet(matching(), query, {
        ...{ knex, staleBefore },
        facets: FLEET_FACETS,
      });
    const totalItems = await this.#total(query, { tallies, found });
    const rows = await this.#select(found(), { query, order });
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map(row => readFleetRow(row, { staleBefore })),
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
    });
  }

  /** The forums that may be seen and match the search. */
  async #match(
    query: { search?: string },
    options: FleetOptions & { staleBefore: number },
  ): Promise<Select> {
    const { filter, staleBefore } = options;
    const visible: Select = () => {
      const select = this.#knex('forums').where({ status: 'active' });
      return filter ? whereForums(select, filter, { staleBefore }) : select;
    };
    return query.search
      ? searchFleet(this.#knex, { visible, search: query.search })
      : visible;
  }

  /** The tallies tell it, unless something else is filtered by. */
  async #total(
    query: FleetQuery,
    options: { tallies: readonly FleetTally[]; found: Select },
  ): Promise<number> {
    const told = ['severity', 'state'];
    if (
      FLEET_FACETS.every(
        facet => told.includes(facet) || !hasFilter(query, facet),
      )
    ) {
      const { severity, state } = query;
      return sumTotal(options.tallies, { severity, state });
    }
    const row: unknown = await options.found().count({ count: '*' }).first();
    return totalSchema.parse(row).count;
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
