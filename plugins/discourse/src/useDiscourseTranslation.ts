import { useTexts, type Translate } from './texts';
import { discourseTranslationRef } from './translation';

/** The texts of this plugin in the reader's language. */
export function useDiscourseTranslation(): {
  t: Translate<typeof discourseTranslationRef.T>;
} {
  return useTexts(discourseTranslationRef);
}
