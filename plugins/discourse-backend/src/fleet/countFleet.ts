import {
  FORUM_STATES,
  SEVERITIES,
  type FleetPage,
  type FleetQuery,
  type ForumState,
  type Severity,
} from '@backstage-discourse/plugin-discourse-common';

/** How many forums have a severity and a state. */
export interface FleetCount {
  severity: Severity;
  state: ForumState;
  count: number;
}

/** Adds up the counts of the facets. */
export function sumCounts(counts: readonly FleetCount[]): FleetPage['counts'] {
  const severity: Record<Severity, number> = {
    ok: 0,
    info: 0,
    warning: 0,
    critical: 0,
  };
  const state: Record<ForumState, number> = {
    pending: 0,
    fresh: 0,
    partial: 0,
    stale: 0,
    unreachable: 0,
  };
  for (const each of counts) {
    severity[each.severity] += each.count;
    state[each.state] += each.count;
  }
  return { severity, state };
}

/** How many forums the query itself finds, from the counts of its facets. */
export function sumTotal(
  counts: readonly FleetCount[],
  query: Pick<FleetQuery, 'severity' | 'state'>,
): number {
  const { severity = SEVERITIES, state = FORUM_STATES } = query;
  return counts
    .filter(
      each =>
        severity.some(wanted => wanted === each.severity) &&
        state.some(wanted => wanted === each.state),
    )
    .reduce((sum, each) => sum + each.count, 0);
}
