import type {
  FleetQuery,
  FleetSortField,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';

/** Columns of the registry that the fleet is sorted by. */
export type FleetSortColumn =
  | 'title_sort'
  | 'severity_rank'
  | 'version_sort'
  | 'enqueued'
  | 'last_backup_at'
  | 'collected_at';

/** How a page of the fleet is sorted. */
export interface FleetOrder {
  column: FleetSortColumn;
  order: 'asc' | 'desc';
  /** Whether the column may be unknown. */
  nullable: boolean;
}

const ORDERS: Record<FleetSortField, FleetOrder> = {
  title: { column: 'title_sort', order: 'asc', nullable: false },
  severity: { column: 'severity_rank', order: 'desc', nullable: false },
  version: { column: 'version_sort', order: 'asc', nullable: true },
  enqueued: { column: 'enqueued', order: 'desc', nullable: true },
  lastBackupAt: { column: 'last_backup_at', order: 'asc', nullable: true },
  collectedAt: { column: 'collected_at', order: 'desc', nullable: true },
};

/** The order that a query asks for, or the usual one of its column. */
export function getFleetOrder(
  query: Pick<FleetQuery, 'sort' | 'order'>,
): FleetOrder {
  const usual = ORDERS[query.sort];
  return { ...usual, order: query.order ?? usual.order };
}

/**
 * Sorts as an index of the forums does. Unknown values come last in either
 * order, and title and id decide between equals, so that pages do not overlap.
 */
export function sortFleet(
  query: Knex.QueryBuilder,
  { column, order, nullable }: FleetOrder,
): Knex.QueryBuilder {
  if (nullable) {
    query.orderByRaw('?? is null', [column]);
  }
  query.orderBy(column, order);
  if (column !== 'title_sort') {
    query.orderBy('title_sort');
  }
  return query.orderBy('id');
}
