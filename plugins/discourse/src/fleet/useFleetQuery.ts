import {
  FLEET_SORT_FIELDS,
  FORUM_STATES,
  SEVERITIES,
  type FleetSortField,
  type ForumState,
  type Severity,
} from '@backstage-discourse/plugin-discourse-common';
import type { SortDescriptor } from '@backstage/ui';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What the fleet is narrowed to. */
export type FleetFilter = {
  severity: readonly Severity[];
  state: readonly ForumState[];
};

const DEFAULT_SORT = 'severity:desc';

function pick<T extends string>(known: readonly T[], text: string): T[] {
  const wanted = text.split(',');
  return known.filter(value => wanted.includes(value));
}

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
export function useFleetQuery() {
  const [params, setParams] = useSearchParams();
  const severityText = params.get('severity') ?? '';
  const stateText = params.get('state') ?? '';
  const sortText = params.get('sort') ?? DEFAULT_SORT;
  const offset = Number(params.get('offset'));

  // Stable while their text is, because the table reloads on a new object.
  const filter = useMemo(
    (): FleetFilter => ({
      severity: pick(SEVERITIES, severityText),
      state: pick(FORUM_STATES, stateText),
    }),
    [severityText, stateText],
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
    setFilter: ({ severity, state }: FleetFilter) =>
      change({ severity: severity.join(','), state: state.join(',') }),
    setSort: ({ column, direction }: SortDescriptor) => {
      const text = `${column}:${direction === 'ascending' ? 'asc' : 'desc'}`;
      change({ sort: text === DEFAULT_SORT ? '' : text }, { replace: true });
    },
    setOffset: (value: number) =>
      change({ offset: value > 0 ? String(value) : '' }, { replace: true }),
    clear: () => change({ search: '', severity: '', state: '' }),
  };
}
