import type { ForumSample } from '@backstage-discourse/plugin-discourse-common';
import { CellText, type ColumnConfig } from '@backstage/ui';
import { useMemo } from 'react';
import { DataTable } from '../../parts';
import {
  formatDateTime,
  formatDuration,
  formatNumber,
  useLanguage,
} from '../../time';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import { countRates } from './countRates';

type SampleRow = ForumSample & {
  id: string;
  processedRate: number | null;
  failedRate: number | null;
};

const COUNTERS = ['enqueued', 'busy', 'retries', 'dead'] as const;
const RATES = ['processedRate', 'failedRate'] as const;

export type HistoryTableProps = { samples: readonly ForumSample[] };

/** The samples behind the chart, newest first. */
export const HistoryTable = ({ samples }: HistoryTableProps) => {
  const { t } = useDiscourseTranslation();
  const language = useLanguage();
  const rows = useMemo((): SampleRow[] => {
    const rates = countRates(samples);
    return samples
      .map((sample, index) => ({
        ...sample,
        id: sample.at,
        processedRate: rates.processed[index],
        failedRate: rates.failed[index],
      }))
      .reverse();
  }, [samples]);
  const columns = useMemo(
    (): ColumnConfig<SampleRow>[] => [
      {
        id: 'at',
        label: t('history.column.at'),
        isRowHeader: true,
        cell: row => <CellText title={formatDateTime(row.at, { language })} />,
      },
      ...COUNTERS.map(
        (id): ColumnConfig<SampleRow> => ({
          id,
          label: t(`history.column.${id}`),
          cell: row => <CellText title={formatNumber(row[id], { language })} />,
        }),
      ),
      {
        id: 'latency',
        label: t('history.column.latency'),
        cell: row => (
          <CellText
            title={formatDuration(row.defaultLatencySeconds, { language })}
          />
        ),
      },
      ...RATES.map(
        (id): ColumnConfig<SampleRow> => ({
          id,
          label: t(`history.column.${id}`),
          cell: row => (
            <CellText
              title={
                row[id] === null
                  ? t('fact.unknown')
                  : formatNumber(Math.round(row[id]), { language })
              }
            />
          ),
        }),
      ),
    ],
    [t, language],
  );
  return <DataTable rows={rows} columns={columns} />;
};
