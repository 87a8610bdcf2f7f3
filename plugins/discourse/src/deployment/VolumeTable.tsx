import type { DeployedVolume } from '@backstage-discourse/plugin-discourse-common';
import { CellText, type ColumnConfig } from '@backstage/ui';
import { useMemo } from 'react';
import { DataTable } from '../parts';
import { formatBytes, useLanguage } from '../time';
import { useDiscourseTranslation } from '../useDiscourseTranslation';

type VolumeRow = DeployedVolume & { id: string };

/** Volume claims of a forum. */
export const VolumeTable = ({
  volumes,
}: {
  volumes: readonly DeployedVolume[];
}) => {
  const { t } = useDiscourseTranslation();
  const language = useLanguage();
  const rows = useMemo(
    () => volumes.map((volume): VolumeRow => ({ ...volume, id: volume.name })),
    [volumes],
  );
  const columns = useMemo(
    (): ColumnConfig<VolumeRow>[] => [
      {
        id: 'name',
        label: t('deployment.volumes.name'),
        isRowHeader: true,
        width: '2fr',
        minWidth: 220,
        cell: row => (
          <CellText title={row.name} description={row.storageClass} />
        ),
      },
      {
        id: 'phase',
        label: t('deployment.volumes.phase'),
        width: '1fr',
        minWidth: 120,
        cell: row => <CellText title={row.phase} />,
      },
      {
        id: 'capacity',
        label: t('deployment.volumes.capacity'),
        width: '1fr',
        minWidth: 120,
        cell: row => (
          <CellText
            title={
              row.capacityBytes === undefined
                ? t('fact.unknown')
                : formatBytes(row.capacityBytes, { language })
            }
          />
        ),
      },
    ],
    [t, language],
  );
  return (
    <DataTable
      rows={rows}
      columns={columns}
      emptyState={t('deployment.volumes.empty')}
    />
  );
};
