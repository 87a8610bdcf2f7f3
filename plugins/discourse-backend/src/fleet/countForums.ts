import {
  FLEET_FACETS,
  type FleetFacet,
  type FleetQuery,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { z } from 'zod/v4';
import type { Select } from './Select';
import {
  groupLabels,
  hasFilter,
  selectOpenFindings,
  whereFleet,
} from './whereFleet';

const countSchema = z.object({ count: z.coerce.number() });

/** Counts the forums that all filters of a query find. */
export async function countForums(options: {
  knex: Knex;
  /** The forums that may be seen and match the search. */
  matching: Select;
  query: FleetQuery;
  staleBefore: number;
  /** Whether these are all forums that there are. */
  whole: boolean;
}): Promise<number> {
  const { matching, query } = options;
  const select =
    selectListed(options) ??
    whereFleet(matching(), query, {
      ...options,
      facets: FLEET_FACETS,
    }).count({ count: '*' });
  const row: unknown = await select.first();
  return countSchema.parse(row).count;
}

/**
 * Counts in the index of the one table that a query is about, if it has no
 * other filter.
 */
function selectListed(options: {
  knex: Knex;
  query: FleetQuery;
  whole: boolean;
}): Knex.QueryBuilder | undefined {
  const { knex, query, whole } = options;
  const filtered = FLEET_FACETS.filter(facet => hasFilter(query, facet));
  // Only active forums have findings that are open, or labels.
  const only = (facet: FleetFacet) =>
    whole && filtered.length === 1 && filtered[0] === facet;
  if (only('finding')) {
    return selectOpenFindings(knex, query.finding ?? []).countDistinct({
      count: 'forum_id',
    });
  }
  return only('label') ? countLabelled(knex, query.label ?? []) : undefined;
}

function countLabelled(
  knex: Knex,
  labels: readonly string[],
): Knex.QueryBuilder {
  const [[key, values], ...others] = groupLabels(labels);
  const select = knex('forum_labels').where({ key }).whereIn('value', values);
  for (const [otherKey, otherValues] of others) {
    select.whereExists(
      knex('forum_labels as other')
        .select(knex.raw('1'))
        .whereRaw('other.forum_id = forum_labels.forum_id')
        .where('other.key', otherKey)
        .whereIn('other.value', otherValues),
    );
  }
  return select.count({ count: '*' });
}
