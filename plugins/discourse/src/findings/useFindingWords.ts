import type { Finding } from '@backstage-discourse/plugin-discourse-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { findingsEn } from '../locales/findings/en';
import { useLanguage } from '../time';
import { describeFigures } from './describeFigures';
import { discourseFindingsTranslationRef } from './findingsTranslation';

/** What a finding says to a person. */
export type FindingWords = Pick<Finding, 'title' | 'detail' | 'nextStep'>;

/** What has to be known of a finding to say it. */
export type SayableFinding = FindingWords & Pick<Finding, 'id' | 'params'>;

const PLACEHOLDER = /\{\{(\w+)\}\}/g;

/** Whether all figures of a sentence are known. */
function hasFigures(message: string, figures: Record<string, string>) {
  return [...message.matchAll(PLACEHOLDER)].every(
    ([, name]) => name in figures,
  );
}

/**
 * Says findings in the reader's language. The backend's English words stand
 * where that is English, where a finding is not known here, and where an older
 * version stored it without its figures.
 */
export function useFindingWords(): (finding: SayableFinding) => FindingWords {
  const { t } = useTranslationRef(discourseFindingsTranslationRef);
  const language = useLanguage();
  return useCallback(
    (finding: SayableFinding) => {
      const { id, params, title, detail, nextStep } = finding;
      if (language.startsWith('en') || !params) {
        return { title, detail, nextStep };
      }
      const figures = describeFigures(params, { language });
      const say = (part: string, fallback: string | undefined) => {
        const key = `${id}.${part}`;
        const known = findingsEn[key];
        return known !== undefined && hasFigures(known, figures)
          ? t(key, figures)
          : fallback;
      };
      return {
        title: say('title', title) ?? title,
        detail: say('detail', detail),
        nextStep: say('nextStep', nextStep),
      };
    },
    [t, language],
  );
}
