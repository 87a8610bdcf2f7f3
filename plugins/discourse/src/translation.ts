import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { en } from './locales/en';

/**
 * All texts of this plugin. Override or add languages with a
 * `TranslationBlueprint` in an app module.
 *
 * @public
 */
export const discourseTranslationRef = createTranslationRef({
  id: 'plugin.discourse',
  messages: en,
  translations: { de: () => import('./locales/de') },
});
