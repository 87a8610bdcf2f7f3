import {
  FLEET_FACETS,
  MAX_FACET_VALUES,
  SEVERITIES,
  type FacetCount,
  type FindingCount,
  type FleetFacet,
  type FleetFacets,
  type FleetFacetsQuery,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { z } from 'zod/v4';
import { toVersionSortKey } from '../findings/parseVersion';
import { sumFacet, sumTotal } from './countFleet';
import { groupLabels } from './groupLabels';
import type { Select } from './Select';
import {
  TALLIED,
  tallyFleet,
  type FleetTally,
  type Tallied,
} from './tallyFleet';
import { hasFilter, whereFleet } from './whereFleet';

const countsSchema = z.array(
  z.object({ value: z.string(), count: z.coerce.number() }),
);
const findingsSchema = z.array(
  z.object({
    value: z.string(),
    severity: z.enum(SEVERITIES).exclude(['ok']),
    count: z.coerce.number(),
  }),
);
const labelsSchema = z.array(
  z.object({ key: z.string(), value: z.string(), count: z.coerce.number() }),
);

/** What counting works with. */
interface Context {
  knex: Knex;
  /** The forums that may be seen and match the search. */
  matching: Select;
  query: FleetFacetsQuery;
  staleBefore: number;
  /** Whether the caller sees the whole fleet and asks for all of it. */
  whole: boolean;
}

/** Counts the forums of a query by the facets that it asks for. */
export async function countFacets(context: Context): Promise<FleetFacets> {
  const { query } = context;
  const facets: readonly FleetFacet[] = query.facet?.length
    ? query.facet
    : FLEET_FACETS;
  const ask = async <T>(
    facet: FleetFacet,
    count: (of: Context) => Promise<T>,
  ): Promise<T | undefined> =>
    facets.includes(facet) ? count(context) : undefined;
  const [tallies, owner, finding, label] = await Promise.all([
    countTallied(context),
    ask('owner', countOwners),
    ask('finding', countFindings),
    ask('label', countLabels),
  ]);
  const sum = <F extends Tallied>(facet: F) =>
    facets.includes(facet)
      ? toCounts(sumFacet(tallies, { facet, filters: query }))
      : undefined;
  return {
    totalItems: sumTotal(tallies, query),
    severity: sum('severity'),
    state: sum('state'),
    version: sum('version')?.sort(byVersion),
    channel: sum('channel'),
    cluster: sum('cluster'),
    owner,
    finding,
    label,
  };
}

function toCounts<T extends string>(
  counts: ReadonlyMap<T, number>,
): Array<FacetCount<T>> {
  return limit([...counts].map(([value, count]) => ({ value, count })));
}

/** The most frequent, in an order that does not change by itself. */
function limit<T extends FacetCount>(counts: T[]): T[] {
  return counts
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MAX_FACET_VALUES);
}

/** Newest first. */
function byVersion(a: FacetCount, b: FacetCount): number {
  const key = ({ value }: FacetCount) => `${toVersionSortKey(value)} ${value}`;
  return key(a) < key(b) ? 1 : -1;
}

/** Forums by the filters of all facets but the given one. */
function selectOthers(context: Context, facet: FleetFacet): Knex.QueryBuilder {
  const { matching, query } = context;
  const facets = FLEET_FACETS.filter(each => each !== facet);
  return whereFleet(matching(), query, { ...context, facets });
}

/** The filters of facets that are tallied can be looked at afterwards. */
async function countTallied(context: Context): Promise<FleetTally[]> {
  const { matching, query } = context;
  const facets = FLEET_FACETS.filter(each =>
    TALLIED.every(tallied => tallied !== each),
  );
  return tallyFleet(whereFleet(matching(), query, { ...context, facets }), {
    ...context,
    by: ['version', 'channel', 'cluster'],
  });
}

/** Keeps rows of another table that speak of the forums. */
function whereForum(
  rows: Knex.QueryBuilder,
  options: { forums: Knex.QueryBuilder; whole: boolean },
): Knex.QueryBuilder {
  const { forums, whole } = options;
  // Only active forums have findings that are open, or labels.
  return whole ? rows : rows.whereIn('forum_id', forums.select('forums.id'));
}

async function countOwners(context: Context): Promise<FacetCount[]> {
  const rows: unknown = await selectOthers(context, 'owner')
    .where('owner', '<>', '')
    .select({ value: 'owner' })
    .count({ count: '*' })
    .groupBy('owner')
    .orderBy([{ column: 'count', order: 'desc' }, { column: 'owner' }])
    .limit(MAX_FACET_VALUES);
  return countsSchema.parse(rows);
}

async function countFindings(context: Context): Promise<FindingCount[]> {
  const findings = whereForum(context.knex('findings'), {
    ...context,
    forums: selectOthers(context, 'finding'),
  });
  const rows: unknown = await findings
    .where('severity', '<>', 'ok')
    .select('severity', { value: 'finding_id' })
    .count({ count: '*' })
    .groupBy('finding_id', 'severity');
  const counts = new Map<string, FindingCount>();
  for (const row of findingsSchema.parse(rows)) {
    const known = counts.get(row.value) ?? { ...row, count: 0 };
    const worse =
      SEVERITIES.indexOf(row.severity) > SEVERITIES.indexOf(known.severity);
    counts.set(row.value, {
      value: row.value,
      severity: worse ? row.severity : known.severity,
      count: known.count + row.count,
    });
  }
  return limit([...counts.values()]);
}

/** Each key that is filtered by is counted without its own filter. */
async function countLabels(context: Context): Promise<FacetCount[]> {
  const { query } = context;
  const filtered = hasFilter(query, 'label')
    ? [...groupLabels(query.label ?? []).keys()]
    : [];
  const counts = await countLabelsOf(context, { except: filtered });
  for (const key of filtered) {
    const label = query.label?.filter(each => !each.startsWith(`${key}=`));
    counts.push(
      ...(await countLabelsOf(
        { ...context, query: { ...query, label } },
        { only: key },
      )),
    );
  }
  return limit(counts);
}

async function countLabelsOf(
  context: Context,
  options: { only?: string; except?: readonly string[] },
): Promise<FacetCount[]> {
  const { knex, matching, query } = context;
  const { only, except = [] } = options;
  const forums = whereFleet(matching(), query, {
    ...context,
    facets: FLEET_FACETS,
  });
  const select = whereForum(knex('forum_labels'), { ...context, forums })
    .whereNotIn('key', except)
    .select('key', 'value')
    .count({ count: '*' })
    .groupBy('key', 'value')
    .orderBy([
      { column: 'count', order: 'desc' },
      { column: 'key' },
      { column: 'value' },
    ])
    .limit(MAX_FACET_VALUES);
  const rows: unknown = await (only === undefined
    ? select
    : select.where({ key: only }));
  return labelsSchema.parse(rows).map(({ key, value, count }) => ({
    value: `${key}=${value}`,
    count,
  }));
}
