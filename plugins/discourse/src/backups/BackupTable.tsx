import type { ForumBackup } from '@backstage-discourse/plugin-discourse-common';
import { Cell, CellText, Text, type ColumnConfig } from '@backstage/ui';
import { useMemo } from 'react';
import { DataTable } from '../parts';
import { Age, formatBytes, formatDateTime, useLanguage } from '../time';
import { useDiscourseTranslation } from '../useDiscourseTranslation';

type BackupRow = ForumBackup & { id: string };

export type BackupTableProps = { backups: readonly ForumBackup[] };

/** Backups, newest first. */
export const BackupTable = ({ backups }: BackupTableProps) => {
  const { t } = useDiscourseTranslation();
  const language = useLanguage();
  const rows = useMemo(
    () => backups.map(backup => ({ ...backup, id: backup.filename })),
    [backups],
  );
  const columns = useMemo(
    (): ColumnConfig<BackupRow>[] => [
      {
        id: 'filename',
        label: t('backups.column.filename'),
        isRowHeader: true,
        width: '3fr',
        minWidth: 260,
        cell: backup => <CellText title={backup.filename} />,
      },
      {
        id: 'size',
        label: t('backups.column.size'),
        width: '1fr',
        minWidth: 100,
        cell: backup => (
          <CellText title={formatBytes(backup.sizeBytes, { language })} />
        ),
      },
      {
        id: 'age',
        label: t('backups.column.age'),
        width: '1fr',
        minWidth: 130,
        cell: backup => (
          <Cell>
            <Text as="span">
              <Age at={backup.createdAt} />
            </Text>
          </Cell>
        ),
      },
      {
        id: 'createdAt',
        label: t('backups.column.createdAt'),
        width: '2fr',
        minWidth: 180,
        cell: backup => (
          <CellText title={formatDateTime(backup.createdAt, { language })} />
        ),
      },
    ],
    [t, language],
  );
  return (
    <DataTable rows={rows} columns={columns} emptyState={t('backups.empty')} />
  );
};
