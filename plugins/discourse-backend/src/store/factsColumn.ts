import type { Knex } from 'knex';
import type { DbForumRow } from './tables';

/**
 * The value of `facts_at` in an update that sets the given columns: the given
 * time where a fact of the catalog changes by it, else what it was. An update
 * reads all columns before it writes any, on both engines.
 */
export function buildFactsColumn(
  knex: Knex | Knex.Transaction,
  options: {
    columns: Pick<
      Partial<DbForumRow>,
      'version' | 'severity_rank' | 'observed_state'
    >;
    now: number;
  },
): Knex.Raw {
  const { columns, now } = options;
  return knex.raw(
    `case when coalesce(version, '') <> ? or severity_rank <> ? or observed_state <> ? then ? else facts_at end`,
    [
      columns.version ?? '',
      columns.severity_rank ?? 0,
      columns.observed_state ?? '',
      now,
    ],
  );
}
