import {
  FLEET_FACETS,
  type FleetFacet,
  type FleetQuery,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { z } from 'zod/v4';
import { selectLabelled } from './labelledForums';
import type { Select } from './Select';
import { hasFilter, selectOpenFindings } from './whereFleet';
import type { Hits } from './whereHits';

const countSchema = z.object({ count: z.coerce.number() });

/** What counting works with. */
interface Context {
  knex: Knex;
  query: FleetQuery;
  /** The forums that the query finds and may be seen. */
  found: Select;
  /** Those with the labels that it asks for, where they are known. */
  labelled?: Hits;
  /** Whether the caller sees the whole fleet and searches in none of it. */
  whole: boolean;
}

/** Counts the forums that all filters of a query find. */
export async function countForums(context: Context): Promise<number> {
  const { found, labelled } = context;
  if (labelled && isOnlyBy('label', context)) {
    return labelled.ids.length;
  }
  const select = selectListed(context) ?? found().count({ count: '*' });
  const row: unknown = await select.first();
  return countSchema.parse(row).count;
}

/**
 * Counts in the index of the one table that a query is about, if it has no
 * other filter.
 */
function selectListed(context: Context): Knex.QueryBuilder | undefined {
  const { knex, query } = context;
  if (isOnlyBy('finding', context)) {
    return selectOpenFindings(knex, query.finding ?? []).countDistinct({
      count: 'forum_id',
    });
  }
  return isOnlyBy('label', context)
    ? selectLabelled(knex, query.label ?? []).count({ count: '*' })
    : undefined;
}

/** Only active forums have findings that are open, or labels. */
function isOnlyBy(facet: FleetFacet, { query, whole }: Context): boolean {
  const filtered = FLEET_FACETS.filter(each => hasFilter(query, each));
  return whole && filtered.length === 1 && filtered[0] === facet;
}
