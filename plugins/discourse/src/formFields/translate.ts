import {
  translationApiRef,
  type ApiHolder,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { discourseTranslationRef } from '../translation';

/** The translation function for code outside of React, such as validations. */
export function translate(
  apiHolder: ApiHolder,
): TranslationFunction<typeof discourseTranslationRef.T> {
  const translation = apiHolder
    .get(translationApiRef)
    ?.getTranslation(discourseTranslationRef);
  if (!translation?.ready) {
    throw new Error(
      "The texts of plugin 'discourse' are not loaded yet; try again",
    );
  }
  return translation.t;
}
