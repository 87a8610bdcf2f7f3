import type { FleetRow } from '@backstage-discourse/plugin-discourse-common';
import { toError } from '@backstage/errors';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';
import { discourseApiRef } from '../api';

const SHOWN = 8;

export interface MyForums {
  /** Worst first, the first few only. */
  items: FleetRow[];
  totalItems: number;
  /** Whether they are the reader's own, or those of all that need a hand. */
  scope: 'own' | 'all';
}

/**
 * The reader's forums, worst first. Who owns none, as most of a platform team,
 * gets those of the whole fleet that need a hand.
 */
export function useMyForums(): { forums?: MyForums; error?: Error } {
  const api = useApi(discourseApiRef);
  const identityApi = useApi(identityApiRef);
  const [state, setState] = useState<{ forums?: MyForums; error?: Error }>({});

  useEffect(() => {
    const request = new AbortController();
    const { signal } = request;
    const sort = { sort: 'severity', order: 'desc', limit: SHOWN } as const;
    const read = async (): Promise<MyForums> => {
      const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
      const own = await api.listForums(
        { ...sort, owner: ownershipEntityRefs },
        { signal },
      );
      if (own.totalItems > 0) {
        const { items, totalItems } = own;
        return { items, totalItems, scope: 'own' };
      }
      const all = await api.listForums(
        { ...sort, severity: ['critical', 'warning'] },
        { signal },
      );
      const { items, totalItems } = all;
      return { items, totalItems, scope: 'all' };
    };
    read().then(
      forums => !signal.aborted && setState({ forums }),
      error => !signal.aborted && setState({ error: toError(error) }),
    );
    return () => request.abort();
  }, [api, identityApi]);

  return state;
}
