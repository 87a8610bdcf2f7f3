import {
  SEVERITIES,
  type FleetFacet,
  type FleetFilters,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { buildStateCondition } from '../store/stateSql';
import { groupLabels } from './groupLabels';
import { selectLabel } from './labelledForums';

/** A filter of the fleet, by the facet that counts its values. */
type Filters = Pick<FleetFilters, FleetFacet>;

interface FilterOptions {
  knex: Knex;
  staleBefore: number;
  /**
   * Whether most forums will do. Then each is looked up as it comes, until
   * there are enough, rather than all that will do being listed first.
   */
  common?: boolean;
}

type Condition<F extends FleetFacet> = (
  wanted: NonNullable<Filters[F]>,
  options: FilterOptions,
) => Knex.Raw;

const CONDITIONS: { [F in FleetFacet]: Condition<F> } = {
  severity: (wanted, { knex }) =>
    isOneOf(
      knex,
      'severity_rank',
      wanted.map(each => SEVERITIES.indexOf(each)),
    ),
  state: (wanted, { knex, staleBefore }) => {
    const states = { states: wanted, staleBefore };
    const { sql, bindings } = buildStateCondition(states);
    return knex.raw(sql, bindings);
  },
  owner: (wanted, { knex }) => isOneOf(knex, 'owner', wanted),
  finding: (wanted, options) =>
    isListed(options, selectOpenFindings(options.knex, wanted)),
  version: (wanted, { knex }) => isOneOf(knex, 'version', wanted),
  channel: (wanted, { knex }) => isOneOf(knex, 'channel', wanted),
  cluster: (wanted, { knex }) => isOneOf(knex, 'cluster', wanted),
  label: (wanted, options) => {
    const keys = [...groupLabels(wanted)].map(([key, values]) =>
      isListed(options, selectLabel(options.knex, key, values)),
    );
    return options.knex.raw(keys.map(() => '?').join(' and '), keys);
  },
};

/** Keeps what meets the filters of the given facets, each if it is there. */
export function whereFleet(
  select: Knex.QueryBuilder,
  filters: Partial<Filters>,
  options: FilterOptions & { facets: readonly FleetFacet[] },
): Knex.QueryBuilder {
  for (const facet of options.facets) {
    for (const condition of build(facet, { filters, options })) {
      select.whereRaw('?', [condition]);
    }
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

/** Findings that are open in forums. */
export function selectOpenFindings(
  knex: Knex,
  ids: readonly string[],
): Knex.QueryBuilder {
  return knex('findings')
    .whereIn('finding_id', [...ids])
    .where('findings.severity', '<>', 'ok');
}

function build<F extends FleetFacet>(
  facet: F,
  context: { filters: Partial<Pick<Filters, F>>; options: FilterOptions },
): Knex.Raw[] {
  const wanted = context.filters[facet];
  return wanted !== undefined && wanted.length > 0
    ? [CONDITIONS[facet](wanted, context.options)]
    : [];
}

function isOneOf(
  knex: Knex,
  column: string,
  values: readonly (string | number)[],
): Knex.Raw {
  return knex.raw(`?? in (${values.map(() => '?').join(', ')})`, [
    column,
    ...values,
  ]);
}

/** Whether rows of another table speak of the forum. */
function isListed(
  { knex, common }: FilterOptions,
  rows: Knex.QueryBuilder,
): Knex.Raw {
  return common
    ? knex.raw('exists ?', [
        rows.select(knex.raw('1')).whereRaw('forum_id = forums.id'),
      ])
    : knex.raw('forums.id in ?', [rows.select('forum_id')]);
}
