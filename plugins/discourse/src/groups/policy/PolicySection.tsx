import type { GroupReport } from '@backstage-discourse/plugin-discourse-common';
import { Alert, Text } from '@backstage/ui';
import { Facts, Section, View } from '../../parts';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';

/** The rules in force, in words. */
export const PolicySection = ({ report }: { report: GroupReport }) => {
  const { t } = useDiscourseTranslation();
  const { spec } = report.policy;
  const { quotas, owners, members, lifetime, applications, names } = spec;
  const { approvals } = applications;
  const fact = (
    id:
      | 'quotas'
      | 'owners'
      | 'members'
      | 'lifetime'
      | 'names'
      | 'supporters'
      | 'approvals'
      | 'approvers'
      | 'cooldown'
      | 'review'
      | 'ownersDecide'
      | 'dormant',
    value: string,
    note?: string,
  ) => ({
    id,
    label: t(`groups.policy.${id}`),
    value,
    note,
  });
  return (
    <View>
      <Section title={t('groups.policy.title')}>
        {!report.configured && (
          <Alert status="info" icon title={t('groups.policy.defaults')} />
        )}
        <Text as="p">{t(`groups.policy.mode.${spec.mode}`)}</Text>
        <Facts
          facts={[
            fact(
              'names',
              names.patterns.join(', '),
              names.reserved.length > 0
                ? t('groups.policy.reserved', {
                    names: names.reserved.join(', '),
                  })
                : undefined,
            ),
            fact(
              'quotas',
              String(quotas.groups),
              t('groups.policy.quotasNote', {
                hidden: String(quotas.hidden),
                perApplicant: String(quotas.perApplicant),
              }),
            ),
            fact(
              'owners',
              t('groups.policy.range', {
                min: String(owners.min),
                max: String(owners.max),
              }),
            ),
            fact(
              'members',
              t('groups.policy.range', {
                min: String(members.min),
                max: String(members.max),
              }),
            ),
            fact(
              'lifetime',
              t('groups.days', { count: lifetime.days }),
              t('groups.policy.lifetimeNote', {
                days: t('groups.days', { count: lifetime.renewalNoticeDays }),
              }),
            ),
            fact('dormant', t('groups.days', { count: spec.dormantAfterDays })),
          ]}
        />
      </Section>
      <Section title={t('groups.policy.applications')}>
        <Facts
          facts={[
            fact(
              'supporters',
              String(applications.supporters),
              t(
                applications.supportersMayApprove
                  ? 'groups.policy.supportersMay'
                  : 'groups.policy.supportersMayNot',
              ),
            ),
            fact(
              'approvals',
              t('groups.policy.approvalsBy', {
                open: String(approvals.open),
                request: String(approvals.request),
                private: String(approvals.private),
                hidden: String(approvals.hidden),
              }),
            ),
            fact(
              'approvers',
              applications.approvers.join(', ') || t('groups.nobody'),
            ),
            fact(
              'cooldown',
              t('groups.days', { count: applications.cooldownDays }),
            ),
            fact(
              'review',
              t('groups.policy.reviewDays', {
                remind: t('groups.days', { count: applications.reviewDays }),
                escalate: t('groups.days', {
                  count: applications.escalateDays,
                }),
              }),
            ),
            fact(
              'ownersDecide',
              spec.ownersDecide
                .map(field => t(`groups.setting.${field}`))
                .join(', ') || t('groups.none'),
            ),
          ]}
        />
      </Section>
    </View>
  );
};
