import type {
  ApplicationEntry,
  DecisionLog as DecisionLogState,
  GroupDecision,
} from '@backstage-discourse/plugin-discourse-common';
import { Cell, CellText, Text, type ColumnConfig } from '@backstage/ui';
import { useMemo } from 'react';
import { DataTable, EmptyState, Section, View } from '../../parts';
import { Age } from '../../time';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import styles from '../groups.module.css';
import { PersonName } from '../overview/PersonName';
import { ApplicationLogList } from './ApplicationLogList';
import { LogVerdictNote } from './LogVerdictNote';

type Row = GroupDecision & { id: string };

export type DecisionLogProps = {
  forumId: string;
  decisions: readonly GroupDecision[];
  log: DecisionLogState;
  applications: readonly ApplicationEntry[];
};

/** What was decided, by whom and why, and whether the logs are untouched. */
export const DecisionLog = (props: DecisionLogProps) => {
  const { forumId, decisions, log, applications } = props;
  const { t } = useDiscourseTranslation();
  const rows = useMemo(
    (): Row[] =>
      decisions.map((each, index) => ({ ...each, id: String(index) })),
    [decisions],
  );
  const columns = useMemo(
    (): ColumnConfig<Row>[] => [
      {
        id: 'person',
        label: t('groups.requests.person'),
        isRowHeader: true,
        cell: row => (
          <CellText title={row.username} description={row.groupName} />
        ),
      },
      {
        id: 'decision',
        label: t('groups.decisions.decision'),
        cell: row => <CellText title={t(`groups.decisions.${row.decision}`)} />,
      },
      {
        id: 'reason',
        label: t('groups.requests.reason'),
        cell: row => (
          <Cell>
            <Text as="span">{row.reason}</Text>
          </Cell>
        ),
      },
      {
        id: 'by',
        label: t('groups.decisions.by'),
        cell: row => (
          <Cell>
            <PersonName entityRef={row.by} /> {row.at && <Age at={row.at} />}
          </Cell>
        ),
      },
    ],
    [t],
  );
  return (
    <View>
      <Section title={t('groups.decisions.requests')}>
        {(log.length > 0 || !log.ok) && (
          <LogVerdictNote verdict={log} count={log.length} />
        )}
        {rows.length === 0 ? (
          <EmptyState
            title={t('groups.decisions.none')}
            description={t('groups.decisions.noneHint')}
          />
        ) : (
          <DataTable rows={rows} columns={columns} />
        )}
      </Section>
      <Section title={t('groups.decisions.applications')}>
        {applications.length === 0 ? (
          <EmptyState title={t('groups.applications.none')} />
        ) : (
          <ul className={styles.list}>
            {applications.map(({ application }) => (
              <li key={application.id} className={styles.card}>
                <ApplicationLogList
                  forumId={forumId}
                  application={application}
                />
              </li>
            ))}
          </ul>
        )}
      </Section>
    </View>
  );
};
