import {
  FORUM_CHANNELS,
  SEVERITIES,
  type ForumChannel,
  type ForumState,
  type Severity,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { z } from 'zod/v4';
import { readState } from '../store/stateSql';

/** Facets with few values, which one pass counts in all their combinations. */
export const TALLIED = [
  'severity',
  'state',
  'version',
  'channel',
  'cluster',
] as const;

export type Tallied = (typeof TALLIED)[number];

/** How many forums have all these values. */
export interface FleetTally {
  severity: Severity;
  state: ForumState;
  version?: string;
  channel?: ForumChannel;
  cluster?: string;
  count: number;
}

const rowsSchema = z.array(
  z.object({
    severity_rank: z
      .int()
      .min(0)
      .max(SEVERITIES.length - 1),
    observed_state: z.string(),
    version: z.string().nullish(),
    channel: z.enum(FORUM_CHANNELS).nullish(),
    cluster: z.string().nullish(),
    count: z.coerce.number(),
    stale: z.coerce.number(),
  }),
);

/** Counts forums in the order of a covering index. */
export async function tallyFleet(
  select: Knex.QueryBuilder,
  options: {
    knex: Knex;
    staleBefore: number;
    /** What to tell apart besides severity and state. */
    by?: ReadonlyArray<Exclude<Tallied, 'severity' | 'state'>>;
  },
): Promise<FleetTally[]> {
  const { knex, staleBefore, by = [] } = options;
  const columns = ['severity_rank', 'observed_state', ...by];
  const rows: unknown = await select
    .select(...columns, {
      stale: knex.raw(
        'sum(case when coalesce(fresh_at, 0) < ? then 1 else 0 end)',
        [staleBefore],
      ),
    })
    .count({ count: '*' })
    .groupBy(columns);
  return rowsSchema.parse(rows).flatMap(row => splitRow(row, { staleBefore }));
}

/** Time makes some of the forums stale that were observed alike. */
function splitRow(
  row: z.output<typeof rowsSchema>[number],
  options: { staleBefore: number },
): FleetTally[] {
  const { staleBefore } = options;
  return [
    { freshAt: staleBefore, count: row.count - row.stale },
    { freshAt: staleBefore - 1, count: row.stale },
  ].map(({ freshAt, count }) => ({
    severity: SEVERITIES[row.severity_rank],
    state: readState({ ...row, fresh_at: freshAt }, options),
    version: row.version ?? undefined,
    channel: row.channel ?? undefined,
    cluster: row.cluster ?? undefined,
    count,
  }));
}
