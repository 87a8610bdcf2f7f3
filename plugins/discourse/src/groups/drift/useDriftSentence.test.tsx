import {
  appLanguageApiRef,
  errorApiRef,
  translationApiRef,
} from '@backstage/frontend-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import type { DriftItem } from '@backstage-discourse/plugin-discourse-common';
import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { buildDrift } from '../../fixtures';
import { useDriftSentence } from './useDriftSentence';

const NEVER_CHANGES = {
  [Symbol.observable]() {
    return this;
  },
  subscribe: () => ({ unsubscribe() {}, closed: false }),
};

/** The texts are those by default, so that only the choice of them differs. */
function say(item: DriftItem, language: string): string {
  const languages = { language };
  const wrapper = ({ children }: { children: ReactNode }) => (
    <TestApiProvider
      apis={[
        [errorApiRef, mockApis.error()],
        [translationApiRef, mockApis.translation()],
        [
          appLanguageApiRef,
          {
            getAvailableLanguages: () => ({ languages: ['en', 'de'] }),
            getLanguage: () => languages,
            language$: () => NEVER_CHANGES,
            setLanguage: () => {},
          },
        ],
      ]}
    >
      {children}
    </TestApiProvider>
  );
  return renderHook(() => useDriftSentence(), { wrapper }).result.current(item);
}

describe('the sentence of a difference', () => {
  it('is the one of the backend in English, and in older reports', () => {
    const item = buildDrift({ words: 'setting-changed' });

    expect(say(item, 'en')).toBe(item.sentence);
    expect(say({ ...item, words: undefined }, 'de')).toBe(item.sentence);
  });

  it.each([
    [
      buildDrift({ words: 'setting-changed', actual: '' }),
      "'Name shown' of group 'beta_testers' is 'empty' on the forum and 'Beta testers' in the repository",
    ],
    [
      buildDrift({
        ...{ words: 'setting-changed', field: 'publicExit' },
        ...{ actual: true, desired: false },
      }),
      "'Members may leave' of group 'beta_testers' is 'Yes' on the forum and 'No' in the repository",
    ],
    [
      buildDrift({
        ...{ words: 'too-many-members', actual: 12, params: { limit: 10 } },
      }),
      "Group 'beta_testers' has 12 members; the policy allows 10",
    ],
    [
      buildDrift({
        ...{ words: 'category-missing', params: { category: 'Beta' } },
      }),
      "Category 'Beta' of group 'beta_testers' is not on the forum",
    ],
  ])('is made of words and figures in others', (item, sentence) => {
    expect(say(item, 'de')).toBe(sentence);
  });
});
