import {
  FLEET_FACETS,
  type FleetFacet,
  type FleetFacets,
  type FleetFacetsQuery,
  type FleetPage,
  type FleetQuery,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { whereForums } from '../permissions/whereForums';
import { countFacets } from './countFacets';
import { sumCounts, sumTotal } from './countFleet';
import { countForums } from './countForums';
import type { Fleet, FleetOptions } from './Fleet';
import { writeCursor } from './FleetCursor';
import { getFleetOrder } from './fleetOrder';
import { FleetTexts } from './FleetTexts';
import { findLabelled } from './labelledForums';
import { listRows } from './listRows';
import { readFleetRow } from './readFleetRow';
import { RecentResults } from './RecentResults';
import type { Select } from './Select';
import { TALLIED, tallyFleet, type FleetTally } from './tallyFleet';
import { hasFilter, whereFleet } from './whereFleet';
import { isLookedUp, whereHits, type Hits } from './whereHits';

/** Forums from which a page is full soon, wherever it begins. */
const COMMON = 500;
/** What is told apart besides severity and state where it is filtered by. */
const SELDOM_TALLIED = ['version', 'channel', 'cluster'] as const;
/** Kept at once, each with the ids of up to a thousand forums. */
const MAX_LABEL_FILTERS = 50;
const NOT_LABEL = FLEET_FACETS.filter(facet => facet !== 'label');

/** What one query looks at. */
interface View {
  /**
   * The forums that may be seen and match the search, and are among the hits
   * if there are any.
   */
  matching: (hits?: Hits) => Knex.QueryBuilder;
  staleBefore: number;
  /** Tells apart what else there is to see. */
  key: string;
  /** Whether these are all forums that there are. */
  whole: boolean;
}

/** The fleet from the indexed columns of the registry. Knows no permissions. */
export class DefaultFleet implements Fleet {
  readonly #knex: Knex;
  readonly #staleAfterMs: number;
  readonly #now: () => number;
  readonly #texts: FleetTexts;
  readonly #tallies: RecentResults<FleetTally[]>;
  readonly #totals: RecentResults<number>;
  readonly #labelled: RecentResults<Hits | undefined>;
  readonly #facets: RecentResults<FleetFacets>;

  constructor(options: {
    knex: Knex;
    staleAfterMs: number;
    now: () => number;
    /** How old counts may be, and who has a label. */
    countsMaxAgeMs?: number;
  }) {
    this.#knex = options.knex;
    this.#staleAfterMs = options.staleAfterMs;
    this.#now = options.now;
    this.#texts = new FleetTexts(options);
    const recent = { maxAgeMs: options.countsMaxAgeMs ?? 0, now: options.now };
    this.#tallies = new RecentResults(recent);
    this.#totals = new RecentResults(recent);
    this.#labelled = new RecentResults({
      ...recent,
      maxResults: MAX_LABEL_FILTERS,
    });
    this.#facets = new RecentResults(recent);
  }

  async listForums(
    query: FleetQuery,
    options: FleetOptions,
  ): Promise<FleetPage> {
    const order = getFleetOrder(query);
    const [view, labelled] = await Promise.all([
      this.#look(query, options),
      this.#findLabelled(query),
    ]);
    const { matching, staleBefore } = view;
    const found = (common?: boolean) =>
      whereFleet(matching(labelled), query, {
        knex: this.#knex,
        staleBefore,
        facets: labelled ? NOT_LABEL : FLEET_FACETS,
        common,
      });
    const { tallies, totalItems } = await this.#count(query, {
      view,
      labelled,
      found,
    });
    const rows = await listRows(this.#knex, {
      select: found(totalItems > COMMON),
      query,
      order,
    });
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
    const { matching, staleBefore, key, whole } = await this.#look(
      query,
      options,
    );
    return this.#facets.get(JSON.stringify([key, query]), () =>
      countFacets({
        knex: this.#knex,
        matching,
        query,
        staleBefore,
        whole: whole && FLEET_FACETS.every(facet => !hasFilter(query, facet)),
      }),
    );
  }

  /** The forums that may be seen and match the search. */
  async #look(
    { search }: { search?: string },
    { filter }: FleetOptions,
  ): Promise<View> {
    const staleBefore = this.#now() - this.#staleAfterMs;
    const hits = search ? await this.#texts.find(search) : undefined;
    return {
      matching: more =>
        this.#select({
          filter,
          staleBefore,
          hits: [hits, more].filter(each => each !== undefined),
        }),
      staleBefore,
      key: JSON.stringify([hits && search, filter]),
      whole: filter === undefined && hits === undefined,
    };
  }

  #select(options: {
    filter: FleetOptions['filter'];
    staleBefore: number;
    hits: readonly Hits[];
  }): Knex.QueryBuilder {
    const knex = this.#knex;
    const { filter, hits } = options;
    // The plus keeps SQLite from going by this, which nearly all forums are.
    const byId = hits.some(isLookedUp) && knex.client.config.client !== 'pg';
    const select = knex('forums').whereRaw(
      byId ? '+status = ?' : 'status = ?',
      ['active'],
    );
    for (const each of hits) {
      whereHits(select, { knex, hits: each });
    }
    return filter ? whereForums(select, filter, options) : select;
  }

  /** Where few have the labels that a query asks for, it goes by their ids. */
  async #findLabelled({ label }: FleetQuery): Promise<Hits | undefined> {
    return label?.length
      ? this.#labelled.get(JSON.stringify(label), () =>
          findLabelled(this.#knex, label),
        )
      : undefined;
  }

  /** How many there are of each kind, and how many the query finds. */
  async #count(
    query: FleetQuery,
    options: { view: View; labelled: Hits | undefined; found: Select },
  ): Promise<{ tallies: FleetTally[]; totalItems: number }> {
    const knex = this.#knex;
    const { labelled, found } = options;
    const { matching, staleBefore, key, whole } = options.view;
    const by = SELDOM_TALLIED.some(facet => hasFilter(query, facet))
      ? SELDOM_TALLIED
      : [];
    const tallies = await this.#tallies.get(JSON.stringify([key, by]), () =>
      tallyFleet(matching(), { knex, staleBefore, by }),
    );
    if (
      FLEET_FACETS.every(facet => isTallied(facet) || !hasFilter(query, facet))
    ) {
      return { tallies, totalItems: sumTotal(tallies, query) };
    }
    const filters = FLEET_FACETS.map(facet => query[facet]);
    const totalItems = await this.#totals.get(
      JSON.stringify([key, filters]),
      () => countForums({ knex, query, found, labelled, whole }),
    );
    return { tallies, totalItems };
  }
}

/** Whether the tallies tell how many forums a filter of the facet finds. */
function isTallied(facet: FleetFacet): boolean {
  return TALLIED.some(tallied => tallied === facet);
}
