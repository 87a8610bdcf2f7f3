import type { DiscourseApi } from '@backstage-discourse/plugin-discourse-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { useMemo, useSyncExternalStore } from 'react';
import { discourseApiRef } from '../api';
import { ForumStatusStore } from './ForumStatusStore';

const storesByApi = new WeakMap<DiscourseApi, Map<string, ForumStatusStore>>();

function getStore(api: DiscourseApi, id: string): ForumStatusStore {
  const stores = storesByApi.get(api) ?? new Map<string, ForumStatusStore>();
  storesByApi.set(api, stores);
  const store = stores.get(id) ?? new ForumStatusStore({ api, id });
  stores.set(id, store);
  return store;
}

/**
 * The stored status of a forum, kept up to date while the page is visible.
 * Every component that asks for the same forum shares the same requests.
 */
export function useForumStatus(id: string) {
  const api = useApi(discourseApiRef);
  const store = useMemo(() => getStore(api, id), [api, id]);
  const state = useSyncExternalStore(store.subscribe, store.getState);
  return { ...state, reload: store.reload, expectNews: store.expectNews };
}
