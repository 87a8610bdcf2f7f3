import type { FleetRow } from '@backstage-discourse/plugin-discourse-common';
import { Cell, CellText, Text, type ColumnConfig } from '@backstage/ui';
import { useMemo } from 'react';
import { Age, formatNumber, useLanguage } from '../time';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import { EntityLink, ForumLink, VerdictText } from './FleetCells';
import type { FleetColumn } from './view/fleetColumns';

/** The columns that are shown; the sortable ones are named as the API names them. */
export function useFleetColumns(
  shown: readonly FleetColumn[],
): ColumnConfig<FleetRow>[] {
  const { t } = useDiscourseTranslation();
  const language = useLanguage();
  return useMemo(() => {
    const unknown = t('fact.unknown');
    const age = (at: string | undefined, missing: string) => (
      <Cell>
        <Text as="span">{at ? <Age at={at} /> : missing}</Text>
      </Cell>
    );
    const number = (value: number | undefined) =>
      value === undefined ? unknown : formatNumber(value, { language });
    const all: Record<
      FleetColumn,
      Omit<ColumnConfig<FleetRow>, 'id' | 'label'>
    > = {
      title: {
        isRowHeader: true,
        isSortable: true,
        width: '3fr',
        minWidth: 200,
        cell: row => (
          <Cell>
            <ForumLink row={row} />
          </Cell>
        ),
      },
      severity: {
        isSortable: true,
        width: '4fr',
        minWidth: 240,
        cell: row => (
          <Cell>
            <VerdictText row={row} />
          </Cell>
        ),
      },
      version: {
        isSortable: true,
        width: '2fr',
        minWidth: 120,
        cell: row => <CellText title={row.version ?? unknown} />,
      },
      enqueued: {
        isSortable: true,
        width: '1fr',
        minWidth: 96,
        cell: row => <CellText title={number(row.enqueued)} />,
      },
      lastBackupAt: {
        isSortable: true,
        width: '2fr',
        minWidth: 148,
        cell: row => age(row.lastBackupAt, unknown),
      },
      owner: {
        width: '2fr',
        minWidth: 120,
        cell: row => (
          <Cell>
            {row.owner ? (
              <EntityLink entityRef={row.owner} />
            ) : (
              <Text as="span">{t('fleet.noOwner')}</Text>
            )}
          </Cell>
        ),
      },
      collectedAt: {
        isSortable: true,
        width: '2fr',
        minWidth: 128,
        cell: row => age(row.collectedAt, t('fleet.neverSeen')),
      },
      channel: {
        width: '2fr',
        minWidth: 120,
        cell: row => (
          <CellText
            title={row.channel ? t(`channel.${row.channel}`) : unknown}
          />
        ),
      },
      groups: {
        width: '1fr',
        minWidth: 96,
        cell: row => <CellText title={number(row.groups)} />,
      },
      cluster: {
        width: '2fr',
        minWidth: 120,
        cell: row => <CellText title={row.cluster ?? unknown} />,
      },
    };
    return shown.map(id => ({
      id,
      label: t(`fleet.column.${id}`),
      ...all[id],
    }));
  }, [t, language, shown]);
}
