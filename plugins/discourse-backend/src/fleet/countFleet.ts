import type {
  FleetFilters,
  FleetPage,
} from '@backstage-discourse/plugin-discourse-common';
import { TALLIED, type FleetTally, type Tallied } from './tallyFleet';

/** Adds up the counts that a page shows. */
export function sumCounts(tallies: readonly FleetTally[]): FleetPage['counts'] {
  const counts: FleetPage['counts'] = {
    severity: { ok: 0, info: 0, warning: 0, critical: 0 },
    state: { pending: 0, fresh: 0, partial: 0, stale: 0, unreachable: 0 },
  };
  for (const { severity, state, count } of tallies) {
    counts.severity[severity] += count;
    counts.state[state] += count;
  }
  return counts;
}

/** How many forums meet the filters of a query, but those that are left out. */
export function sumTotal(
  tallies: readonly FleetTally[],
  filters: Pick<FleetFilters, Tallied>,
): number {
  return tallies
    .filter(tally => meets(tally, filters))
    .reduce((sum, { count }) => sum + count, 0);
}

/** How many forums have each value of a facet, by the filters of the others. */
export function sumFacet<F extends Tallied>(
  tallies: readonly FleetTally[],
  options: { facet: F; filters: Pick<FleetFilters, Tallied> },
): Map<NonNullable<FleetTally[F]>, number> {
  const { facet, filters } = options;
  const others = { ...filters, [facet]: undefined };
  const counts = new Map<NonNullable<FleetTally[F]>, number>();
  for (const tally of tallies) {
    const value = tally[facet];
    if (value !== undefined && tally.count > 0 && meets(tally, others)) {
      counts.set(value, (counts.get(value) ?? 0) + tally.count);
    }
  }
  return counts;
}

function meets(
  tally: FleetTally,
  filters: Pick<FleetFilters, Tallied>,
): boolean {
  return TALLIED.every(facet => {
    const wanted: readonly string[] = filters[facet] ?? [];
    const value = tally[facet];
    return (
      wanted.length === 0 || (value !== undefined && wanted.includes(value))
    );
  });
}
