import {
  useTranslationRef,
  type TranslationRef,
} from '@backstage/frontend-plugin-api';
import type { Translate } from './Translate';

/** `useTranslationRef` with the quicker type; see {@link Translate}. */
export function useTexts<Messages extends Record<string, string>>(
  ref: TranslationRef<string, Messages>,
): { t: Translate<Messages> } {
  return useTranslationRef(ref as unknown as TranslationRef);
}
