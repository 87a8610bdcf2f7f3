import type { DriftItem } from '@backstage-discourse/plugin-discourse-common';
import { useCallback } from 'react';
import { useLanguage } from '../../time';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';

const SETTINGS = [
  'fullName',
  'visibility',
  'membersVisibility',
  'publicAdmission',
  'publicExit',
  'allowMembershipRequests',
  'membershipRequestTemplate',
  'mentionable',
  'messageable',
  'defaultNotificationLevel',
  'automaticMembershipEmailDomains',
] as const;

/**
 * Says differences in the reader's language. The backend's English words stand
 * where that is English, and where an older report holds nothing else.
 */
export function useDriftSentence(): (item: DriftItem) => string {
  const { t } = useDiscourseTranslation();
  const language = useLanguage();
  return useCallback(
    (item: DriftItem) => {
      const { words, params, group, field, sentence } = item;
      if (language.startsWith('en') || !words) {
        return sentence;
      }
      const say = (value: unknown): string => {
        if (value === undefined || value === '') {
          return t('groups.drift.empty');
        }
        if (typeof value === 'boolean') {
          return t(value ? 'groups.yes' : 'groups.no');
        }
        if (Array.isArray(value)) {
          return value.join(', ') || t('groups.drift.empty');
        }
        return String(value);
      };
      const setting = SETTINGS.find(each => each === field);
      return t(`groups.drift.sentence.${words}`, {
        group,
        field: setting ? t(`groups.setting.${setting}`) : field,
        actual: say(item.actual),
        desired: say(item.desired),
        category: String(params?.category ?? ''),
        limit: String(params?.limit ?? ''),
      });
    },
    [t, language],
  );
}
