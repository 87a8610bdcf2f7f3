import type { DiscourseApi } from '@backstage-discourse/plugin-discourse-common';
import { useApi, useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef, type SignalApi } from '@backstage/plugin-signals-react';
import { useMemo, useSyncExternalStore } from 'react';
import { discourseApiRef } from '../api';
import { ForumStatusStore } from './ForumStatusStore';

const storesByApi = new WeakMap<DiscourseApi, Map<string, ForumStatusStore>>();

function getStore(
  id: string,
  options: { api: DiscourseApi; signals: SignalApi | undefined },
): ForumStatusStore {
  const { api } = options;
  const stores = storesByApi.get(api) ?? new Map<string, ForumStatusStore>();
  storesByApi.set(api, stores);
  const store = stores.get(id) ?? new ForumStatusStore({ ...options, id });
  stores.set(id, store);
  return store;
}

/**
 * The stored status of a forum, kept up to date while the page is visible.
 * Every component that asks for the same forum shares the same requests.
 */
export function useForumStatus(id: string) {
  const api = useApi(discourseApiRef);
  // Not every app has signals.
  const signals = useApiHolder().get(signalApiRef);
  const store = useMemo(
    () => getStore(id, { api, signals }),
    [api, id, signals],
  );
  const state = useSyncExternalStore(store.subscribe, store.getState);
  return { ...state, reload: store.reload, expectNews: store.expectNews };
}
