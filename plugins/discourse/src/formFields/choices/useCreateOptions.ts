import type { CreateOptions } from '@backstage-discourse/plugin-discourse-common';
import { useApi } from '@backstage/frontend-plugin-api';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { createForumApiRef } from '../../api';

/** What the platform offers for a new forum. */
export type LoadedOptions = {
  options: CreateOptions | undefined;
  error: Error | undefined;
  retry: () => void;
};

/** Asks the portal what can be chosen. */
export function useCreateOptions(): LoadedOptions {
  const api = useApi(createForumApiRef);
  const { value, error, retry } = useAsyncRetry(() => api.getOptions(), [api]);
  return { options: value, error, retry };
}
