import type {
  ApplicationEntry,
  GroupOverview,
} from '@backstage-discourse/plugin-discourse-common';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useState } from 'react';
import { groupsApiRef } from '../../api';

/** Time between reads of the stored state while somebody looks at it. */
export const READ_INTERVAL_MS = 20_000;
/** The same while a run changes the forum. */
export const RUN_INTERVAL_MS = 1_500;

interface GroupsState {
  overview?: GroupOverview;
  applications: ApplicationEntry[];
  /** Why the last read failed; earlier data stays. */
  error?: Error;
  isLoading: boolean;
}

/** What the portal has stored of the groups of a forum, kept up to date. */
export function useGroups(forumId: string) {
  const api = useApi(groupsApiRef);
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<GroupsState>({
    applications: [],
    isLoading: true,
  });

  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const read = async () => {
      let delayMs = READ_INTERVAL_MS;
      try {
        const overview = await api.getGroups(forumId, { signal });
        const { items } = overview.report
          ? await api.listApplications(forumId, { signal })
          : { items: [] };
        if (overview.run?.state === 'running') {
          delayMs = RUN_INTERVAL_MS;
        }
        if (!signal.aborted) {
          setState({ overview, applications: items, isLoading: false });
        }
      } catch (failure) {
        if (!signal.aborted) {
          setState(before => ({
            ...before,
            error: toError(failure),
            isLoading: false,
          }));
        }
      }
      if (!signal.aborted) {
        timer = setTimeout(read, delayMs);
      }
    };

    read();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [api, forumId, turn]);

  const reload = useCallback(() => setTurn(before => before + 1), []);
  return { ...state, reload };
}
