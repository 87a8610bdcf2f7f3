import {
  SEVERITIES,
  type FleetFacet,
  type FleetFilters,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { whereState } from '../store/stateSql';

/** A filter of the fleet, by the facet that counts its values. */
type Filters = Pick<FleetFilters, FleetFacet>;

type Where<F extends FleetFacet> = (
  select: Knex.QueryBuilder,
  wanted: NonNullable<Filters[F]>,
  options: { knex: Knex; staleBefore: number },
) => void;

const FILTERS: { [F in FleetFacet]: Where<F> } = {
  severity: (select, wanted) =>
    select.whereIn(
      'severity_rank',
      wanted.map(each => SEVERITIES.indexOf(each)),
    ),
  state: (select, wanted, { staleBefore }) =>
    whereState(select, { states: wanted, staleBefore }),
  owner: (select, wanted) => select.whereIn('owner', wanted),
  finding: (select, wanted, { knex }) =>
    select.whereIn(
      'forums.id',
      knex('findings')
        .select('forum_id')
        .whereIn('finding_id', wanted)
        .where('severity', '<>', 'ok'),
    ),
  version: (select, wanted) => select.whereIn('version', wanted),
  channel: (select, wanted) => select.whereIn('channel', wanted),
  cluster: (select, wanted) => select.whereIn('cluster', wanted),
  label: (select, wanted, { knex }) => {
    for (const [key, values] of groupLabels(wanted)) {
      select.whereIn(
        'forums.id',
        knex('forum_labels')
          .select('forum_id')
          .where({ key })
          .whereIn('value', values),
      );
    }
  },
};

/** Keeps what meets the filters of the given facets, each if it is there. */
export function whereFleet(
  select: Knex.QueryBuilder,
  filters: Partial<Filters>,
  options: { knex: Knex; staleBefore: number; facets: readonly FleetFacet[] },
): Knex.QueryBuilder {
  for (const facet of options.facets) {
    apply(facet, { select, filters, options });
  }
  return select;
}

/** Whether a query has a filter of a facet. */
export function hasFilter(
  filters: Partial<Filters>,
  facet: FleetFacet,
): boolean {
  return (filters[facet]?.length ?? 0) > 0;
}

/** The values that are wanted of each key of `key=value` labels. */
export function groupLabels(labels: readonly string[]): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const label of labels) {
    const [key, value] = splitLabel(label);
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  return values;
}

function splitLabel(label: string): [string, string] {
  const at = label.indexOf('=');
  return [label.slice(0, at), label.slice(at + 1)];
}

function apply<F extends FleetFacet>(
  facet: F,
  context: {
    select: Knex.QueryBuilder;
    filters: Partial<Pick<Filters, F>>;
    options: { knex: Knex; staleBefore: number };
  },
): void {
  const { select, filters, options } = context;
  const wanted = filters[facet];
  if (wanted !== undefined && wanted.length > 0) {
    FILTERS[facet](select, wanted, options);
  }
}
