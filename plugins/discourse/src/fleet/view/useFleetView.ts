import {
  FLEET_SORT_FIELDS,
  type FleetSortField,
} from '@backstage-discourse/plugin-discourse-common';
import type { SortDescriptor } from '@backstage/ui';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  FLEET_FILTERS,
  NO_FILTER,
  parseFilter,
  writeFilter,
  type FleetFilter,
} from './fleetFilter';

const DEFAULT_SORT = 'severity:desc';

/** The column of a sort descriptor, if the fleet can be sorted by it. */
export function parseSortField(column: unknown): FleetSortField | undefined {
  return FLEET_SORT_FIELDS.find(field => field === column);
}

function parseSort(text: string): SortDescriptor {
  const [field, order] = text.split(':');
  return {
    column: parseSortField(field) ?? 'severity',
    direction: order === 'asc' ? 'ascending' : 'descending',
  };
}

/**
 * The view of the fleet, kept in the address so that it can be linked. Values
 * in the address that mean nothing are ignored.
 */
export function useFleetView() {
  const [params, setParams] = useSearchParams();
  const sortText = params.get('sort') ?? DEFAULT_SORT;
  const offset = Number(params.get('offset'));
  const filterText = new URLSearchParams(
    FLEET_FILTERS.map(name => [name, params.get(name) ?? '']),
  ).toString();

  // Stable while their text is, because the table reloads on a new object.
  const filter = useMemo(
    () => parseFilter(new URLSearchParams(filterText)),
    [filterText],
  );
  const sort = useMemo(() => parseSort(sortText), [sortText]);

  const change = (
    values: Record<string, string>,
    options?: { replace?: boolean },
  ) =>
    setParams(current => {
      const next = new URLSearchParams(current);
      next.delete('offset');
      for (const [name, value] of Object.entries(values)) {
        if (value) {
          next.set(name, value);
        } else {
          next.delete(name);
        }
      }
      return next;
    }, options);

  return {
    search: params.get('search') ?? '',
    filter,
    sort,
    offset: Number.isInteger(offset) && offset > 0 ? offset : 0,
    setSearch: (search: string) => change({ search }, { replace: true }),
    setFilter: (next: FleetFilter) => change(writeFilter(next)),
    setSort: ({ column, direction }: SortDescriptor) => {
      const text = `${column}:${direction === 'ascending' ? 'asc' : 'desc'}`;
      change({ sort: text === DEFAULT_SORT ? '' : text }, { replace: true });
    },
    setOffset: (value: number) =>
      change({ offset: value > 0 ? String(value) : '' }, { replace: true }),
    clear: () => change({ search: '', ...writeFilter(NO_FILTER) }),
  };
}

/** The view of the fleet and the ways to change it. */
export type FleetView = ReturnType<typeof useFleetView>;
