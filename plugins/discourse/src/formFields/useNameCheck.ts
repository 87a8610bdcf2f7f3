import type { NameCheck } from '@backstage-discourse/plugin-discourse-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';
import { createForumApiRef } from '../api';

/** What the portal says of a value that has the right form. */
export type NameVerdict =
  | { state: 'unknown' }
  | { state: 'running' }
  | { state: 'free' }
  /** The reason begins with a verb: "is taken: …". */
  | { state: 'refused'; reason: string };

/** Nobody wants a question sent for every letter. */
const PAUSE_MS = 400;

/**
 * Asks the portal about a name or host name once the typing pauses. Where the
 * portal does not answer it says nothing: the plan asks again.
 */
export function useNameCheck(
  field: 'name' | 'hostname',
  names: NameCheck,
  options: { isAsked: boolean },
): NameVerdict {
  const api = useApi(createForumApiRef);
  const [verdict, setVerdict] = useState<NameVerdict>({ state: 'unknown' });
  const { isAsked } = options;
  const { name, hostname, cluster } = names;

  useEffect(() => {
    setVerdict({ state: 'unknown' });
    if (!isAsked) {
      return undefined;
    }
    const abort = new AbortController();
    const ask = async () => {
      setVerdict({ state: 'running' });
      const { faults } = await api.checkNames(
        { name, hostname, cluster },
        { signal: abort.signal },
      );
      if (!abort.signal.aborted) {
        const fault = faults.find(candidate => candidate.field === field);
        setVerdict(
          fault
            ? { state: 'refused', reason: fault.message }
            : { state: 'free' },
        );
      }
    };
    const timer = setTimeout(() => {
      ask().catch(() => {
        if (!abort.signal.aborted) {
          setVerdict({ state: 'unknown' });
        }
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [api, field, name, hostname, cluster, isAsked]);

  return verdict;
}
