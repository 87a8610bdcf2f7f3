import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { findingNamesEn } from '../locales/findings/namesEn';
import { discourseFindingNamesTranslationRef } from './findingsTranslation';

/**
 * Says kinds of findings in two or three words, without the figures of any one
 * of them. An id that is not known here, of a newer backend, stands for itself.
 */
export function useFindingName(): (id: string) => string {
  const { t } = useTranslationRef(discourseFindingNamesTranslationRef);
  return useCallback((id: string) => (id in findingNamesEn ? t(id) : id), [t]);
}
