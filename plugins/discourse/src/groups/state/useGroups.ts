import {
  forumSignalChannel,
  forumSignalSchema,
  type ApplicationEntry,
  type GroupOverview,
} from '@backstage-discourse/plugin-discourse-common';
import { toError } from '@backstage/errors';
import { useApi, useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useCallback, useEffect, useState } from 'react';
import { groupsApiRef } from '../../api';

/** Time between reads of the stored state while somebody looks at it. */
export const READ_INTERVAL_MS = 20_000;
/** The same while signals tell when there is something to read. */
export const TOLD_INTERVAL_MS = 120_000;
/** The same while a run changes the forum. */
export const RUN_INTERVAL_MS = 1_500;

interface GroupsState {
  overview?: GroupOverview;
  applications: ApplicationEntry[];
  /** Why the last read failed; earlier data stays. */
  error?: Error;
  isLoading: boolean;
}

/**
 * What the portal has stored of the groups of a forum, kept up to date. The
 * page of the forum has itself told of news; a read follows each of them.
 */
export function useGroups(forumId: string) {
  const api = useApi(groupsApiRef);
  // Not every app has signals.
  const signals = useApiHolder().get(signalApiRef);
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<GroupsState>({
    applications: [],
    isLoading: true,
  });

  useEffect(() => {
    let abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;

    const read = async (isTold: boolean) => {
      abort.abort();
      clearTimeout(timer);
      abort = new AbortController();
      const { signal } = abort;
      let delayMs = isTold ? TOLD_INTERVAL_MS : READ_INTERVAL_MS;
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
        timer = setTimeout(() => read(false), delayMs);
      }
    };

    read(false);
    const channel = forumSignalChannel(forumId);
    const subscriber = signals?.subscribe(channel, message => {
      if (forumSignalSchema.safeParse(message).success) {
        read(true);
      }
    });
    return () => {
      subscriber?.unsubscribe();
      abort.abort();
      clearTimeout(timer);
    };
  }, [api, signals, forumId, turn]);

  const reload = useCallback(() => setTurn(before => before + 1), []);
  return { ...state, reload };
}
