import type { DraftFault } from '@backstage-discourse/plugin-discourse-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';
import { groupsApiRef } from '../../api';
import { buildDraft, type ApplyValues } from './buildDraft';

/** Long enough to type on, short enough to feel at once. */
const PAUSE_MS = 350;

/**
 * What stands against an application while it is typed: the backend holds it
 * against the policy, the forum and other applications. Undefined while that
 * is not known.
 */
export function useDraftCheck(
  forumId: string,
  values: ApplyValues,
): DraftFault[] | undefined {
  const api = useApi(groupsApiRef);
  // Without a purpose, nothing else would be checked while the name is typed.
  const draft = JSON.stringify(
    buildDraft({ ...values, purpose: values.purpose.trim() || '-' }),
  );
  const [answer, setAnswer] = useState<{
    draft: string;
    faults: DraftFault[];
  }>();

  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const { faults } = await api.checkApplication(
          forumId,
          JSON.parse(draft),
          { signal: abort.signal },
        );
        if (!abort.signal.aborted) {
          setAnswer({ draft, faults });
        }
      } catch {
        // Applying names what is wrong as well, so that no check is no end.
        if (!abort.signal.aborted) {
          setAnswer({ draft, faults: [] });
        }
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [api, forumId, draft]);

  return answer?.draft === draft ? answer.faults : undefined;
}
