import type {
  DriftAcceptance,
  GroupFile,
  GroupReport,
} from '@backstage-discourse/plugin-discourse-common';
import { Cell, CellText, Link, type ColumnConfig } from '@backstage/ui';
import { useMemo } from 'react';
import { DataTable } from '../../parts';
import { formatNumber, useLanguage } from '../../time';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import { splitDrift } from '../drift/splitDrift';
import { findActual } from './findActual';

interface Row {
  id: string;
  file: GroupFile;
  owners: readonly string[];
  memberCount?: number;
  openDrift: number;
  acceptedDrift: number;
}

export type ManagedGroupTableProps = {
  report: GroupReport;
  acceptances: readonly DriftAcceptance[];
  /** Where the page of a group is. */
  hrefOf: (group: string) => string;
};

/** The groups of the repository, each with what the forum says of it. */
export const ManagedGroupTable = (props: ManagedGroupTableProps) => {
  const { report, acceptances, hrefOf } = props;
  const { t } = useDiscourseTranslation();
  const language = useLanguage();
  const max = report.policy.spec.members.max;

  const rows = useMemo(
    (): Row[] =>
      report.desired.map(file => {
        const { name } = file.metadata;
        const actual = findActual(report, name);
        const drift = report.drift.filter(each => each.group === name);
        const { open, accepted } = splitDrift(drift, acceptances);
        return {
          id: name,
          file,
          owners: actual?.owners ?? file.spec.owners,
          memberCount: actual?.memberCount,
          openDrift: open.length,
          acceptedDrift: accepted.length,
        };
      }),
    [report, acceptances],
  );

  const columns = useMemo(
    (): ColumnConfig<Row>[] => [
      {
        id: 'name',
        label: t('groups.column.name'),
        isRowHeader: true,
        cell: ({ file, id }) => (
          <Cell>
            <Link href={hrefOf(id)}>{`${file.spec.title} (${id})`}</Link>
          </Cell>
        ),
      },
      {
        id: 'preset',
        label: t('groups.column.preset'),
        cell: ({ file }) => (
          <CellText
            title={t(`groups.preset.${file.spec.preset}`)}
            description={
              file.spec.state === 'archived' ? t('groups.archived') : undefined
            }
          />
        ),
      },
      {
        id: 'owners',
        label: t('groups.column.owners'),
        cell: ({ owners }) => (
          <CellText title={owners.join(', ') || t('groups.nobody')} />
        ),
      },
      {
        id: 'members',
        label: t('groups.column.members'),
        cell: ({ memberCount }) => (
          <CellText
            title={
              memberCount === undefined
                ? t('fact.unknown')
                : t('groups.ofMax', {
                    number: formatNumber(memberCount, { language }),
                    max: formatNumber(max, { language }),
                  })
            }
          />
        ),
      },
      {
        id: 'category',
        label: t('groups.column.category'),
        cell: ({ file }) => (
          <CellText title={file.spec.category?.name ?? t('groups.none')} />
        ),
      },
      {
        id: 'expires',
        label: t('groups.column.expires'),
        cell: ({ file }) => (
          <CellText title={file.spec.expires ?? t('groups.never')} />
        ),
      },
      {
        id: 'drift',
        label: t('groups.column.drift'),
        cell: ({ openDrift, acceptedDrift }) => (
          <CellText
            title={
              openDrift === 0
                ? t('groups.asWanted')
                : t('groups.differences', { count: openDrift })
            }
            description={
              acceptedDrift > 0
                ? t('groups.acceptedCount', { count: acceptedDrift })
                : undefined
            }
          />
        ),
      },
    ],
    [t, language, max, hrefOf],
  );

  return (
    <DataTable
      rows={rows}
      columns={columns}
      emptyState={t('groups.managed.none')}
    />
  );
};
