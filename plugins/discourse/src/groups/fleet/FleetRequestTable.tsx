import type { FleetGroupRequest } from '@backstage-discourse/plugin-discourse-common';
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
import { Age } from '../../time';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import styles from '../groups.module.css';
import { GroupsFailure } from '../overview/GroupsFailure';
import { ForumLink } from './ForumLink';

const PAGE_SIZE = 50;

type Row = FleetGroupRequest & { id: string };

/** Who waits to join a group on any forum, the longest first. */
export const FleetRequestTable = () => {
  const { t } = useDiscourseTranslation();
  const api = useApi(groupsApiRef);
  const { tableProps, reload } = useTable<Row>({
    mode: 'offset',
    paginationOptions: { pageSize: PAGE_SIZE, pageSizeOptions: [PAGE_SIZE] },
    getData: async ({ offset, pageSize, signal }) => {
      const page = await api.listFleetRequests(
        { offset, limit: pageSize },
        { signal },
      );
      return {
        data: page.items.map(row => ({
          ...row,
          id: `${row.forumId}/${row.groupId}/${row.userId}`,
        })),
        totalCount: page.totalItems,
      };
    },
  });
  const columns = useMemo(
    (): ColumnConfig<Row>[] => [
      {
        id: 'person',
        label: t('groups.requests.person'),
        isRowHeader: true,
        cell: row => <CellText title={row.username} />,
      },
      {
        id: 'group',
        label: t('groups.column.name'),
        cell: row => <CellText title={row.groupName} />,
      },
      {
        id: 'forum',
        label: t('groups.fleet.forum'),
        cell: row => (
          <Cell>
            <ForumLink
              entityRef={row.entityRef}
              title={row.forumTitle}
              section="requests"
            />
          </Cell>
        ),
      },
      {
        id: 'since',
        label: t('groups.requests.since'),
        cell: row => (
          <Cell>
            {row.requestedAt ? <Age at={row.requestedAt} /> : t('fact.unknown')}
          </Cell>
        ),
      },
    ],
    [t],
  );
  if (tableProps.error) {
    return <GroupsFailure error={tableProps.error} onRetry={reload} />;
  }
  return (
    <div className={styles.table}>
      <Table
        columnConfig={columns}
        emptyState={<EmptyState title={t('groups.requests.none')} />}
        {...tableProps}
      />
    </div>
  );
};
