import type {
  GroupDecisionResult,
  GroupRequest,
} from '@backstage-discourse/plugin-discourse-common';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Cell,
  CellText,
  Table,
  Text,
  useTable,
  type ColumnConfig,
} from '@backstage/ui';
import { useMemo, useState } from 'react';
import { groupsApiRef } from '../../api';
import { EmptyState, Section, View } from '../../parts';
import { Age } from '../../time';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import styles from '../groups.module.css';
import { GuardedButton, ReasonDialog } from '../guard';
import type { GroupRights } from '../state';

/** As many as the backend takes at once. */
const MAX_AT_ONCE = 50;
const PAGE_SIZE = 50;

type Row = GroupRequest & { id: string };

/** How many were decided, and what failed. */
const DecisionResults = (props: {
  results: readonly GroupDecisionResult[];
  requests: readonly GroupRequest[];
}) => {
  const { results, requests } = props;
  const { t } = useDiscourseTranslation();
  const count = (result: GroupDecisionResult['result']) =>
    String(results.filter(each => each.result === result).length);
  const failed = results.filter(({ result }) => result === 'failed');
  return (
    <div role="status">
      {results.length > 0 && (
        <Alert
          status={failed.length > 0 ? 'warning' : 'success'}
          icon
          title={t('groups.requests.results', {
            accepted: count('accepted'),
            denied: count('denied'),
            gone: count('gone'),
            failed: count('failed'),
          })}
          description={
            failed.length > 0 ? (
              <ul className={styles.faults}>
                {failed.map(({ groupId, userId, message }) => (
                  <li key={`${groupId}/${userId}`}>
                    {requests.find(
                      each =>
                        each.groupId === groupId && each.userId === userId,
                    )?.username ?? userId}
                    : {message}
                  </li>
                ))}
              </ul>
            ) : undefined
          }
        />
      )}
    </div>
  );
};

export type RequestQueueProps = {
  forumId: string;
  requests: readonly GroupRequest[];
  rights: GroupRights;
  onDone: () => void;
};

/** Who asks to join which group, since when; decided on one by one or in bulk. */
export const RequestQueue = (props: RequestQueueProps) => {
  const { forumId, requests, rights, onDone } = props;
  const { t } = useDiscourseTranslation();
  const api = useApi(groupsApiRef);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<'accept' | 'deny'>();
  const [results, setResults] = useState<GroupDecisionResult[]>([]);

  const rows = useMemo(
    (): Row[] =>
      requests.map(each => ({ ...each, id: `${each.groupId}/${each.userId}` })),
    [requests],
  );
  const chosen = rows.filter(({ id }) => selected.has(id));

  const columns = useMemo(
    (): ColumnConfig<Row>[] => [
      {
        id: 'person',
        label: t('groups.requests.person'),
        isRowHeader: true,
        cell: ({ username }) => <CellText title={username} />,
      },
      {
        id: 'group',
        label: t('groups.column.name'),
        cell: ({ groupName }) => <CellText title={groupName} />,
      },
      {
        id: 'reason',
        label: t('groups.requests.reason'),
        cell: ({ reason }) => (
          <Cell>
            <Text as="span">{reason ?? t('groups.none')}</Text>
          </Cell>
        ),
      },
      {
        id: 'since',
        label: t('groups.requests.since'),
        cell: ({ requestedAt }) => (
          <Cell>
            {requestedAt ? <Age at={requestedAt} /> : t('fact.unknown')}
          </Cell>
        ),
      },
    ],
    [t],
  );
  const { tableProps } = useTable<Row>({
    mode: 'complete',
    data: rows,
    paginationOptions: {
      type: rows.length > PAGE_SIZE ? 'page' : 'none',
      pageSize: PAGE_SIZE,
      pageSizeOptions: [],
    },
  });

  const whyNot = [
    ...rights.decide,
    ...(chosen.length === 0 ? [t('groups.requests.chooseFirst')] : []),
    ...(chosen.length > MAX_AT_ONCE
      ? [t('groups.requests.tooMany', { max: String(MAX_AT_ONCE) })]
      : []),
  ];

  const decide = async (accept: boolean, reason: string) => {
    const { items } = await api.decideRequests(forumId, {
      decisions: chosen.map(({ groupId, userId }) => ({
        groupId,
        userId,
        accept,
      })),
      reason,
    });
    setResults(items);
    setSelected(new Set());
    setAsked(undefined);
    onDone();
  };

  return (
    <View>
      <Section
        title={t('groups.requests.title')}
        actions={
          rows.length > 0 && (
            <>
              <GuardedButton whyNot={whyNot} onPress={() => setAsked('accept')}>
                {t('groups.requests.accept', { count: chosen.length })}
              </GuardedButton>
              <GuardedButton
                variant="secondary"
                whyNot={whyNot}
                onPress={() => setAsked('deny')}
              >
                {t('groups.requests.deny', { count: chosen.length })}
              </GuardedButton>
            </>
          )
        }
      >
        <DecisionResults results={results} requests={requests} />
        {rows.length === 0 ? (
          <EmptyState
            title={t('groups.requests.none')}
            description={t('groups.requests.noneHint')}
          />
        ) : (
          <div className={styles.tabs}>
            <Table
              columnConfig={columns}
              {...tableProps}
              selection={{
                mode: 'multiple',
                behavior: 'toggle',
                selected: new Set(selected),
                onSelectionChange: keys =>
                  setSelected(
                    keys === 'all'
                      ? new Set(rows.map(({ id }) => id))
                      : new Set([...keys].map(String)),
                  ),
              }}
            />
          </div>
        )}
      </Section>
      {asked && (
        <ReasonDialog
          title={t(`groups.requests.${asked}Title`, { count: chosen.length })}
          confirm={t(`groups.requests.${asked}`, { count: chosen.length })}
          onClose={() => setAsked(undefined)}
          onConfirm={reason => decide(asked === 'accept', reason)}
        >
          <ul className={styles.faults}>
            {chosen.map(({ id, username, groupName }) => (
              <li key={id}>
                {t('groups.requests.line', { username, group: groupName })}
              </li>
            ))}
          </ul>
        </ReasonDialog>
      )}
    </View>
  );
};
