import type { FleetRow } from '@backstage-discourse/plugin-discourse-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, CellText, Text, type ColumnConfig } from '@backstage/ui';
import { useMemo } from 'react';
import { Age, formatNumber, useLanguage } from '../time';
import { discourseTranslationRef } from '../translation';
import { EntityLink, ForumLink, VerdictText } from './FleetCells';

/** The columns of the fleet; the sortable ones are named as the API names them. */
export function useFleetColumns(): ColumnConfig<FleetRow>[] {
  const { t } = useTranslationRef(discourseTranslationRef);
  const language = useLanguage();
  return useMemo(() => {
    const unknown = t('fact.unknown');
    const age = (at: string | undefined, missing: string) => (
      <Cell>
        <Text as="span">{at ? <Age at={at} /> : missing}</Text>
      </Cell>
    );
    return [
      {
        id: 'title',
        label: t('fleet.column.forum'),
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
      {
        id: 'severity',
        label: t('fleet.column.verdict'),
        isSortable: true,
        width: '4fr',
        minWidth: 240,
        cell: row => (
          <Cell>
            <VerdictText row={row} />
          </Cell>
        ),
      },
      {
        id: 'version',
        label: t('fleet.column.version'),
        isSortable: true,
        width: '2fr',
        minWidth: 120,
        cell: row => <CellText title={row.version ?? unknown} />,
      },
      {
        id: 'enqueued',
        label: t('fleet.column.queue'),
        isSortable: true,
        width: '1fr',
        minWidth: 96,
        cell: row => (
          <CellText
            title={
              row.enqueued === undefined
                ? unknown
                : formatNumber(row.enqueued, { language })
            }
          />
        ),
      },
      {
        id: 'lastBackupAt',
        label: t('fleet.column.lastBackup'),
        isSortable: true,
        width: '2fr',
        minWidth: 148,
        cell: row => age(row.lastBackupAt, unknown),
      },
      {
        id: 'owner',
        label: t('fleet.column.owner'),
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
      {
        id: 'collectedAt',
        label: t('fleet.column.seen'),
        isSortable: true,
        width: '2fr',
        minWidth: 128,
        cell: row => age(row.collectedAt, t('fleet.neverSeen')),
      },
    ];
  }, [t, language]);
}
