import { useTexts, type Translate } from '../texts';
import { discourseFormFieldsTranslationRef } from './formFieldsTranslation';

/** Looks a text of the form fields up by its key. */
export type FormFieldsTranslation = Translate<
  typeof discourseFormFieldsTranslationRef.T
>;

/** The texts of the form fields in the reader's language. */
export function useFormFieldsTranslation(): { t: FormFieldsTranslation } {
  return useTexts(discourseFormFieldsTranslationRef);
}
