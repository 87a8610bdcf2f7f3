import type {
  FleetQuery,
  FleetSortField,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';

const COLUMNS: Record<
  FleetSortField,
  { column: string; order: 'asc' | 'desc'; nullable: boolean }
> = {
  title: { column: 'title_sort', order: 'asc', nullable: false },
  severity: { column: 'severity_rank', order: 'desc', nullable: false },
  version: { column: 'version_sort', order: 'asc', nullable: true },
  enqueued: { column: 'enqueued', order: 'desc', nullable: true },
  lastBackupAt: { column: 'last_backup_at', order: 'asc', nullable: true },
  collectedAt: { column: 'collected_at', order: 'desc', nullable: true },
};

/**
 * Sorts by the asked column; by default what needs attention comes first.
 * Unknown values come last in either order, and title and id decide between
 * equals, so that pages do not overlap.
 */
export function sortFleet(
  query: Knex.QueryBuilder,
  options: Pick<FleetQuery, 'sort' | 'order'>,
): Knex.QueryBuilder {
  const { column, order: usual, nullable } = COLUMNS[options.sort];
  const order = options.order ?? usual;
  if (nullable) {
    query.orderByRaw('?? is null', [column]);
  }
  query.orderBy(column, order);
  if (column !== 'title_sort') {
    query.orderBy('title_sort');
  }
  return query.orderBy('id');
}
