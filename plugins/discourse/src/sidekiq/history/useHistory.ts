import type {
  ForumSample,
  HistoryRange,
} from '@backstage-discourse/plugin-discourse-common';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useReducer, useState } from 'react';
import { discourseApiRef } from '../../api';

export type HistoryState = {
  /** Oldest first; the last answer for the same range stays while reading. */
  samples?: ForumSample[];
  error?: Error;
};

export type UseHistoryOptions = {
  range: HistoryRange;
  /** Time of the latest snapshot: a new one brings a new sample. */
  collectedAt: string | undefined;
};

/** Stored samples of a forum over a range of time. */
export function useHistory(id: string, options: UseHistoryOptions) {
  const { range, collectedAt } = options;
  const api = useApi(discourseApiRef);
  const [attempt, retry] = useReducer((count: number) => count + 1, 0);
  const [answer, setAnswer] = useState<HistoryState & { key: string }>();
  const key = `${id}/${range}`;

  useEffect(() => {
    const request = new AbortController();
    const read = async () => {
      try {
        const { items } = await api.getHistory(id, range, {
          signal: request.signal,
        });
        if (!request.signal.aborted) {
          setAnswer({ key, samples: items });
        }
      } catch (error) {
        if (!request.signal.aborted) {
          setAnswer({ key, error: toError(error) });
        }
      }
    };
    read();
    return () => request.abort();
  }, [api, id, range, key, collectedAt, attempt]);

  const current: HistoryState = answer?.key === key ? answer : {};
  return { samples: current.samples, error: current.error, retry };
}
