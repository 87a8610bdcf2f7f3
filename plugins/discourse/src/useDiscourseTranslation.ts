import { useTexts, type Translate } from './texts';
import { discourseTranslationRef } from './translation';

/** Looks a text of this plugin up by its key. */
export type DiscourseTranslation = Translate<typeof discourseTranslationRef.T>;

/** The texts of this plugin in the reader's language. */
export function useDiscourseTranslation(): { t: DiscourseTranslation } {
  return useTexts(discourseTranslationRef);
}
