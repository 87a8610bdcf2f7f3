import type {
  FleetFacet,
  FleetFacets,
} from '@backstage-discourse/plugin-discourse-common';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';
import { discourseApiRef } from '../../api';
import { toApiFilters, type FleetFilter } from './fleetFilter';

export interface Facets {
  /** Absent while they are read for the first time. */
  facets?: FleetFacets;
  error?: Error;
}

/**
 * Counts of the fleet by what forums have in common. The counts of before stay
 * until the new ones are there, so that nothing jumps.
 */
export function useFacets(options: {
  filter: FleetFilter;
  search: string;
  /** The same list each time: a new one is read again. */
  wanted: readonly FleetFacet[];
  /** Reads again when it changes. */
  version?: number;
}): Facets {
  const { filter, search, wanted, version } = options;
  const api = useApi(discourseApiRef);
  const [state, setState] = useState<Facets>({});

  useEffect(() => {
    const request = new AbortController();
    const { signal } = request;
    api
      .getFleetFacets(
        { ...toApiFilters(filter, { search }), facet: [...wanted] },
        { signal },
      )
      .then(
        found => !signal.aborted && setState({ facets: found }),
        error =>
          !signal.aborted &&
          setState(before => ({ ...before, error: toError(error) })),
      );
    return () => request.abort();
  }, [api, filter, search, wanted, version]);

  return state;
}
