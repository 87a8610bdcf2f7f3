import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { findingsEn } from '../locales/findings/en';

/**
 * Words of the findings, by their stable ids. The backend says each finding in
 * English; other languages say it here with the same figures.
 *
 * @public
 */
export const discourseFindingsTranslationRef = createTranslationRef({
  id: 'plugin.discourse.findings',
  messages: findingsEn,
  translations: { de: () => import('../locales/findings/de') },
});
