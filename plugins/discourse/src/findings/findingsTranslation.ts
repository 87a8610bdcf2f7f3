import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { findingsEn } from '../locales/findings/en';
import { findingNamesEn } from '../locales/findings/namesEn';

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

/**
 * Short names of the kinds of findings, for filters and counts.
 *
 * @public
 */
export const discourseFindingNamesTranslationRef = createTranslationRef({
  id: 'plugin.discourse.finding-names',
  messages: findingNamesEn,
  translations: { de: () => import('../locales/findings/namesDe') },
});
