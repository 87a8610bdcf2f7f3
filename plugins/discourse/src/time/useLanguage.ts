import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import useObservable from 'react-use/esm/useObservable';

/** The language chosen in the app, for `Intl` formatters. */
export function useLanguage(): string {
  const api = useApi(appLanguageApiRef);
  const languages = useMemo(() => api.language$(), [api]);
  return useObservable(languages, api.getLanguage()).language;
}
