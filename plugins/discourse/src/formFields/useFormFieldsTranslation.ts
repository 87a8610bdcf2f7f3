import { useTexts, type Translate } from '../texts';
import { discourseFormFieldsTranslationRef } from './formFieldsTranslation';

/** The texts of the form fields in the reader's language. */
export function useFormFieldsTranslation(): {
  t: Translate<typeof discourseFormFieldsTranslationRef.T>;
} {
  return useTexts(discourseFormFieldsTranslationRef);
}
