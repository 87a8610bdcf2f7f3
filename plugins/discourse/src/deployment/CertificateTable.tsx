import type { DeployedCertificate } from '@backstage-discourse/plugin-discourse-common';
import { Cell, CellText, type ColumnConfig } from '@backstage/ui';
import { useMemo } from 'react';
import { DataTable } from '../parts';
import { SeverityMark } from '../severity';
import { formatDateTime, useLanguage } from '../time';
import { useDiscourseTranslation } from '../useDiscourseTranslation';

type CertificateRow = DeployedCertificate & { id: string };

export type CertificateTableProps = {
  certificates: readonly DeployedCertificate[];
};

/** Certificates of a forum and how long they hold. */
export const CertificateTable = ({ certificates }: CertificateTableProps) => {
  const { t } = useDiscourseTranslation();
  const language = useLanguage();
  const rows = useMemo(
    () =>
      certificates.map(
        (certificate): CertificateRow => ({
          ...certificate,
          id: certificate.name,
        }),
      ),
    [certificates],
  );
  const columns = useMemo(() => {
    const instant = (at: string | undefined) =>
      at ? formatDateTime(at, { language }) : t('fact.unknown');
    const all: ColumnConfig<CertificateRow>[] = [
      {
        id: 'name',
        label: t('deployment.certificates.name'),
        isRowHeader: true,
        width: '2fr',
        minWidth: 220,
        cell: row => (
          <CellText title={row.name} description={row.dnsNames.join(', ')} />
        ),
      },
      {
        id: 'ready',
        label: t('deployment.certificates.ready'),
        width: '1fr',
        minWidth: 140,
        cell: row => (
          <Cell>
            <SeverityMark
              severity={row.ready ? 'ok' : 'critical'}
              label={
                row.ready
                  ? t('deployment.certificates.valid')
                  : row.message ?? t('deployment.certificates.invalid')
              }
            />
          </Cell>
        ),
      },
      {
        id: 'notAfter',
        label: t('deployment.certificates.notAfter'),
        width: '1fr',
        minWidth: 180,
        cell: row => <CellText title={instant(row.notAfter)} />,
      },
      {
        id: 'renewalAt',
        label: t('deployment.certificates.renewalAt'),
        width: '1fr',
        minWidth: 180,
        cell: row => <CellText title={instant(row.renewalAt)} />,
      },
    ];
    return all;
  }, [t, language]);
  return (
    <DataTable
      rows={rows}
      columns={columns}
      emptyState={t('deployment.certificates.empty')}
    />
  );
};
