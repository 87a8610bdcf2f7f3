import type { GroupFleetRow } from '@backstage-discourse/plugin-discourse-common';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  Cell,
  CellText,
  Table,
  useTable,
  type ColumnConfig,
} from '@backstage/ui';
import { useMemo } from 'react';
import { groupsApiRef } from '../../api';
import { EmptyState } from '../../parts';
import { Age, formatNumber, useLanguage } from '../../time';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import styles from '../groups.module.css';
import { GroupsFailure } from '../overview/GroupsFailure';
import { ForumLink } from './ForumLink';

const PAGE_SIZE = 50;

type Row = GroupFleetRow & { id: string };

/** Forums by what their groups need. */
export const FleetGroupTable = () => {
  const { t } = useDiscourseTranslation();
  const language = useLanguage();
  const api = useApi(groupsApiRef);
  const { tableProps, reload } = useTable<Row>({
    mode: 'offset',
    paginationOptions: { pageSize: PAGE_SIZE, pageSizeOptions: [PAGE_SIZE] },
    getData: async ({ offset, pageSize, signal }) => {
      const page = await api.listGroupFleet(
        { offset, limit: pageSize },
        { signal },
      );
      return {
        data: page.items.map(row => ({ ...row, id: row.forumId })),
        totalCount: page.totalItems,
      };
    },
  });
  const columns = useMemo((): ColumnConfig<Row>[] => {
    const figure = (
      id: 'drift' | 'ownerless' | 'overQuota',
      read: (row: Row) => number,
    ): ColumnConfig<Row> => ({
      id,
      label: t(`groups.fleet.${id}`),
      cell: row => <CellText title={formatNumber(read(row), { language })} />,
    });
    return [
      {
        id: 'forum',
        label: t('groups.fleet.forum'),
        isRowHeader: true,
        cell: row => (
          <Cell>
            <ForumLink
              entityRef={row.entityRef}
              title={row.title}
              section="list"
            />
            {row.problem && <span className={styles.why}>{row.problem}</span>}
          </Cell>
        ),
      },
      figure('drift', row => row.driftCount),
      figure('ownerless', row => row.ownerlessCount),
      figure('overQuota', row => row.overQuotaCount),
      {
        id: 'expiry',
        label: t('groups.fleet.expiry'),
        cell: row => <CellText title={row.nextExpiry ?? t('groups.never')} />,
      },
      {
        id: 'requests',
        label: t('groups.fleet.waiting'),
        cell: row => (
          <Cell>
            {formatNumber(row.requestCount, { language })}{' '}
            {row.oldestRequestAt && (
              <span className={styles.why}>
                {t('groups.fleet.oldest', {
                  age: <Age at={row.oldestRequestAt} />,
                })}
              </span>
            )}
          </Cell>
        ),
      },
      {
        id: 'checked',
        label: t('groups.fleet.checked'),
        cell: row => (
          <Cell>
            {row.checkedAt ? (
              <Age at={row.checkedAt} />
            ) : (
              t('groups.neverChecked')
            )}
          </Cell>
        ),
      },
    ];
  }, [t, language]);
  if (tableProps.error) {
    return <GroupsFailure error={tableProps.error} onRetry={reload} />;
  }
  return (
    <div className={styles.table}>
      <Table
        columnConfig={columns}
        emptyState={
          <EmptyState
            title={t('groups.fleet.none')}
            description={t('groups.fleet.noneHint')}
          />
        }
        {...tableProps}
      />
    </div>
  );
};
