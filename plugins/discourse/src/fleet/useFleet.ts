import type {
  FleetPage,
  FleetRow,
} from '@backstage-discourse/plugin-discourse-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { useTable } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { discourseApiRef } from '../api';
import { CursorTrail } from './view/CursorTrail';
import { NO_FILTER, toApiFilters, type FleetFilter } from './view/fleetFilter';
import { parseSortField, type FleetView } from './view/useFleetView';

const PAGE_SIZES = [50, 20, 100, 200];

/** The fleet as the view asks for it, one page at a time. */
export function useFleet(view: FleetView) {
  const api = useApi(discourseApiRef);
  const [counts, setCounts] = useState<FleetPage['counts']>();
  const [trail] = useState(() => new CursorTrail());

  const table = useTable<FleetRow, FleetFilter>({
    mode: 'offset',
    search: view.search,
    onSearchChange: view.setSearch,
    filter: view.filter,
    onFilterChange: view.setFilter,
    sort: view.sort,
    onSortChange: view.setSort,
    paginationOptions: {
      initialOffset: view.offset,
      pageSize: PAGE_SIZES[0],
      pageSizeOptions: PAGE_SIZES,
    },
    getData: async ({ offset, pageSize, search, filter, sort, signal }) => {
      const query = {
        ...toApiFilters(filter ?? NO_FILTER, { search }),
        sort: parseSortField(sort?.column),
        order: sort?.direction === 'ascending' ? 'asc' : 'desc',
        limit: pageSize,
      } as const;
      const list = JSON.stringify(query);
      const cursor = trail.find(list, offset);
      const page = await api.listForums(
        { ...query, offset, ...(cursor && { cursor }) },
        { signal },
      );
      if (!signal.aborted) {
        setCounts(page.counts);
        trail.remember(list, {
          offset: offset + pageSize,
          cursor: page.nextCursor,
        });
      }
      return { data: page.items, totalCount: page.totalItems };
    },
  });

  const { pagination } = table.tableProps;
  const shownOffset =
    pagination.type === 'page' ? pagination.offset ?? 0 : view.offset;
  const writeOffset = useRef(view.setOffset);
  writeOffset.current = view.setOffset;
  const writtenOffset = useRef(view.offset);
  useEffect(() => {
    if (writtenOffset.current !== shownOffset) {
      writtenOffset.current = shownOffset;
      writeOffset.current(shownOffset);
    }
  }, [shownOffset]);

  return { ...table, counts };
}
