import {
  translationApiRef,
  type ApiHolder,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { discourseFormFieldsTranslationRef } from './formFieldsTranslation';

/** The translation function for code outside of React, such as validations. */
export function translate(
  apiHolder: ApiHolder,
): TranslationFunction<typeof discourseFormFieldsTranslationRef.T> {
  const translation = apiHolder
    .get(translationApiRef)
    ?.getTranslation(discourseFormFieldsTranslationRef);
  if (!translation?.ready) {
    throw new Error(
      "The texts of plugin 'discourse' are not loaded yet; try again",
    );
  }
  return translation.t;
}
