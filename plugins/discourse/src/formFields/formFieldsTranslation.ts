import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { formFieldsEn } from '../locales/formFieldsEn';

/**
 * Texts of the form fields. Apart from those of the pages, so that only forms
 * load them.
 *
 * @public
 */
export const discourseFormFieldsTranslationRef = createTranslationRef({
  id: 'plugin.discourse.form-fields',
  messages: { formFields: formFieldsEn },
  translations: { de: () => import('../locales/formFieldsDe') },
});
