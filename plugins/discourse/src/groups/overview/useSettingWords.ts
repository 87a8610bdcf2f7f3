import type {
  CategoryAccessLevel,
  ManagedGroupSettings,
} from '@backstage-discourse/plugin-discourse-common';
import { useMemo } from 'react';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';

/** One setting in words, as it should be and as it is. */
export interface SettingWords {
  id: string;
  label: string;
  desired: string;
  /** Undefined where the forum does not have the group. */
  actual?: string;
}

/** Puts the settings of groups into words. */
export function useSettingWords() {
  const { t } = useDiscourseTranslation();
  return useMemo(() => {
    const yes = (value: boolean) => t(value ? 'groups.yes' : 'groups.no');
    const describe = (
      settings: ManagedGroupSettings,
    ): Record<keyof ManagedGroupSettings, string> => ({
      fullName: settings.fullName,
      visibility: t(`groups.audience.${settings.visibility}`),
      membersVisibility: t(`groups.audience.${settings.membersVisibility}`),
      publicAdmission: yes(settings.publicAdmission),
      publicExit: yes(settings.publicExit),
      allowMembershipRequests: yes(settings.allowMembershipRequests),
      membershipRequestTemplate: settings.membershipRequestTemplate,
      mentionable: t(`groups.senders.${settings.mentionable}`),
      messageable: t(`groups.senders.${settings.messageable}`),
      defaultNotificationLevel: t(
        `groups.notifications.${settings.defaultNotificationLevel}`,
      ),
      automaticMembershipEmailDomains:
        settings.automaticMembershipEmailDomains.join(', '),
    });
    const names = [
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
    return {
      listSettings(
        desired: ManagedGroupSettings,
        actual: ManagedGroupSettings | undefined,
      ): SettingWords[] {
        const wanted = describe(desired);
        const found = actual && describe(actual);
        return names.map(name => ({
          id: name,
          label: t(`groups.setting.${name}`),
          desired: wanted[name],
          actual: found?.[name],
        }));
      },
      permissions: (permissions: Record<string, CategoryAccessLevel>) =>
        Object.entries(permissions)
          .sort(([a], [b]) => a.localeCompare(b))
          .map(([group, access]) => `${group}: ${t(`groups.access.${access}`)}`)
          .join('; '),
    };
  }, [t]);
}
