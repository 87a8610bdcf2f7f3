import type {
  CreateForumApi,
  CreateOptions,
} from '@backstage-discourse/plugin-discourse-common';
import { useApi } from '@backstage/frontend-plugin-api';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { createForumApiRef } from '../../api';

const KEPT_MS = 60_000;

/** The fields of one page all ask for the same. */
const asked = new WeakMap<
  CreateForumApi,
  { answer: Promise<CreateOptions>; untilMs: number }
>();

function askOnce(api: CreateForumApi): Promise<CreateOptions> {
  const earlier = asked.get(api);
  if (earlier && Date.now() < earlier.untilMs) {
    return earlier.answer;
  }
  const answer = api.getOptions();
  asked.set(api, { answer, untilMs: Date.now() + KEPT_MS });
  answer.catch(() => asked.delete(api));
  return answer;
}

/** What the platform offers for a new forum. */
export type LoadedOptions = {
  options: CreateOptions | undefined;
  error: Error | undefined;
  retry: () => void;
};

/** Asks the portal what can be chosen. */
export function useCreateOptions(): LoadedOptions {
  const api = useApi(createForumApiRef);
  const { value, error, retry } = useAsyncRetry(() => askOnce(api), [api]);
  return { options: value, error, retry };
}
