import type { ForumGroup } from '@backstage-discourse/plugin-discourse-common';
import { CellText, type ColumnConfig } from '@backstage/ui';
import { useMemo } from 'react';
import { DataTable } from '../../parts';
import { formatNumber, useLanguage } from '../../time';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';

export type SeenGroupTableProps = { groups: readonly ForumGroup[] };

function admissionOf(group: ForumGroup) {
  if (group.automatic) {
    return 'automatic';
  }
  if (group.publicAdmission) {
    return 'open';
  }
  return group.allowMembershipRequests ? 'request' : 'invitation';
}

/** Groups in words; people's own groups before Discourse's automatic ones. */
export const SeenGroupTable = ({ groups }: SeenGroupTableProps) => {
  const { t } = useDiscourseTranslation();
  const language = useLanguage();

  const rows = useMemo(
    () =>
      [...groups].sort(
        (a, b) =>
          Number(a.automatic) - Number(b.automatic) ||
          a.name.localeCompare(b.name, language),
      ),
    [groups, language],
  );

  const columns = useMemo(
    (): ColumnConfig<ForumGroup>[] => [
      {
        id: 'name',
        label: t('groups.column.name'),
        isRowHeader: true,
        cell: group => (
          <CellText title={group.name} description={group.fullName} />
        ),
      },
      {
        id: 'visibility',
        label: t('groups.column.visibility'),
        cell: group => (
          <CellText
            title={t(`groups.audience.${group.visibility}`)}
            description={t('groups.membersSeenBy', {
              audience: t(`groups.audience.${group.membersVisibility}`),
            })}
          />
        ),
      },
      {
        id: 'admission',
        label: t('groups.column.admission'),
        cell: group => (
          <CellText
            title={t(`groups.admission.${admissionOf(group)}`)}
            description={
              group.automatic
                ? undefined
                : t(group.publicExit ? 'groups.mayLeave' : 'groups.mayNotLeave')
            }
          />
        ),
      },
      {
        id: 'members',
        label: t('groups.column.members'),
        cell: group => (
          <CellText
            title={
              group.memberCount === undefined
                ? t('fact.unknown')
                : formatNumber(group.memberCount, { language })
            }
          />
        ),
      },
    ],
    [t, language],
  );

  return (
    <DataTable rows={rows} columns={columns} emptyState={t('groups.empty')} />
  );
};
