import { CellText, type ColumnConfig } from '@backstage/ui';
import { useMemo } from 'react';
import { DataTable } from '../parts';
import { formatNumber, useLanguage } from '../time';
import { useDiscourseTranslation } from '../useDiscourseTranslation';

/** Discourse's own queues, in the order of their weight. */
const KNOWN_QUEUES = ['critical', 'default', 'low', 'ultra_low'] as const;

type QueueRow = { id: string; length: number; explanation: string };

export type QueueTableProps = {
  /** Length by queue name. */
  queues: Record<string, number>;
};

/** Every queue with its length and what runs in it. */
export const QueueTable = ({ queues }: QueueTableProps) => {
  const { t } = useDiscourseTranslation();
  const language = useLanguage();

  const rows = useMemo(() => {
    const rank = (name: string) => {
      const index = KNOWN_QUEUES.findIndex(known => known === name);
      return index < 0 ? KNOWN_QUEUES.length : index;
    };
    return Object.entries(queues)
      .map(([name, length]): QueueRow => {
        const known = KNOWN_QUEUES.find(candidate => candidate === name);
        return {
          id: name,
          length,
          explanation: t(known ? `queue.${known}` : 'queue.other'),
        };
      })
      .sort((a, b) => rank(a.id) - rank(b.id) || a.id.localeCompare(b.id));
  }, [queues, t]);

  const columns = useMemo(
    (): ColumnConfig<QueueRow>[] => [
      {
        id: 'name',
        label: t('queue.column.name'),
        isRowHeader: true,
        width: '1fr',
        minWidth: 120,
        cell: row => <CellText title={row.id} />,
      },
      {
        id: 'length',
        label: t('queue.column.length'),
        width: '1fr',
        minWidth: 120,
        cell: row => (
          <CellText title={formatNumber(row.length, { language })} />
        ),
      },
      {
        id: 'explanation',
        label: t('queue.column.explanation'),
        width: '4fr',
        minWidth: 320,
        cell: row => <CellText title={row.explanation} />,
      },
    ],
    [t, language],
  );

  return (
    <DataTable rows={rows} columns={columns} emptyState={t('queue.empty')} />
  );
};
