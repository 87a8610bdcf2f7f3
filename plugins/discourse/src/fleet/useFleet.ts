import type {
  FleetPage,
  FleetRow,
} from '@backstage-discourse/plugin-discourse-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { useTable } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { discourseApiRef } from '../api';
import {
  parseSortField,
  useFleetQuery,
  type FleetFilter,
} from './useFleetQuery';

const PAGE_SIZES = [50, 20, 100, 200];

/** The fleet as the address asks for it, one page at a time. */
export function useFleet() {
  const api = useApi(discourseApiRef);
  const query = useFleetQuery();
  const [counts, setCounts] = useState<FleetPage['counts']>();

  const table = useTable<FleetRow, FleetFilter>({
    mode: 'offset',
    search: query.search,
    onSearchChange: query.setSearch,
    filter: query.filter,
    onFilterChange: query.setFilter,
    sort: query.sort,
    onSortChange: query.setSort,
    paginationOptions: {
      initialOffset: query.offset,
      pageSize: PAGE_SIZES[0],
      pageSizeOptions: PAGE_SIZES,
    },
    getData: async ({ offset, pageSize, search, filter, sort, signal }) => {
      const page = await api.listForums(
        {
          search: search.trim() || undefined,
          severity: filter?.severity.length ? [...filter.severity] : undefined,
          state: filter?.state.length ? [...filter.state] : undefined,
          sort: parseSortField(sort?.column),
          order: sort?.direction === 'ascending' ? 'asc' : 'desc',
          offset,
          limit: pageSize,
        },
        { signal },
      );
      if (!signal.aborted) {
        setCounts(page.counts);
      }
      return { data: page.items, totalCount: page.totalItems };
    },
  });

  const { pagination } = table.tableProps;
  const shownOffset =
    pagination.type === 'page' ? pagination.offset ?? 0 : query.offset;
  const writeOffset = useRef(query.setOffset);
  writeOffset.current = query.setOffset;
  const writtenOffset = useRef(query.offset);
  useEffect(() => {
    if (writtenOffset.current !== shownOffset) {
      writtenOffset.current = shownOffset;
      writeOffset.current(shownOffset);
    }
  }, [shownOffset]);

  return { ...table, counts, query };
}
