import type { DeployedPod } from '@backstage-discourse/plugin-discourse-common';
import { Cell, CellText, type ColumnConfig } from '@backstage/ui';
import { useMemo } from 'react';
import { DataTable } from '../parts';
import { SeverityMark } from '../severity';
import { formatNumber, useLanguage } from '../time';
import { useDiscourseTranslation } from '../useDiscourseTranslation';

type PodRow = DeployedPod & { id: string };

/** Pods of a forum; what is not ready comes first. */
export const PodTable = ({ pods }: { pods: readonly DeployedPod[] }) => {
  const { t } = useDiscourseTranslation();
  const language = useLanguage();
  const rows = useMemo(
    () =>
      pods
        .map((pod): PodRow => ({ ...pod, id: pod.name }))
        .sort(
          (a, b) =>
            Number(a.ready) - Number(b.ready) || a.name.localeCompare(b.name),
        ),
    [pods],
  );
  const columns = useMemo(
    (): ColumnConfig<PodRow>[] => [
      {
        id: 'name',
        label: t('deployment.pods.name'),
        isRowHeader: true,
        width: '2fr',
        minWidth: 220,
        cell: pod => <CellText title={pod.name} description={pod.component} />,
      },
      {
        id: 'ready',
        label: t('deployment.pods.ready'),
        width: '1fr',
        minWidth: 120,
        cell: pod => (
          <Cell>
            <SeverityMark
              severity={pod.ready ? 'ok' : 'warning'}
              label={t(
                pod.ready
                  ? 'deployment.pods.isReady'
                  : 'deployment.pods.notReady',
              )}
            />
          </Cell>
        ),
      },
      {
        id: 'phase',
        label: t('deployment.pods.phase'),
        width: '1fr',
        minWidth: 140,
        cell: pod => <CellText title={pod.phase} description={pod.reason} />,
      },
      {
        id: 'restarts',
        label: t('deployment.pods.restarts'),
        width: '1fr',
        minWidth: 100,
        cell: pod => (
          <CellText title={formatNumber(pod.restarts, { language })} />
        ),
      },
    ],
    [t, language],
  );
  return (
    <DataTable
      rows={rows}
      columns={columns}
      emptyState={t('deployment.pods.empty')}
    />
  );
};
