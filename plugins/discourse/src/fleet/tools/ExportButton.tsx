import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { useState } from 'react';
import { describeError, discourseApiRef } from '../../api';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import { toApiFilters } from '../view/fleetFilter';
import { parseSortField, type FleetView } from '../view/useFleetView';
import { saveFile } from './saveFile';

export type ExportButtonProps = { view: FleetView };

/** Takes all forums of the view away as a table for spreadsheets. */
export const ExportButton = ({ view }: ExportButtonProps) => {
  const { t } = useDiscourseTranslation();
  const api = useApi(discourseApiRef);
  const toastApi = useApi(toastApiRef);
  const [isPending, setIsPending] = useState(false);

  const download = async () => {
    setIsPending(true);
    try {
      const { filter, search, sort } = view;
      const table = await api.exportForums({
        ...toApiFilters(filter, { search }),
        sort: parseSortField(sort.column),
        order: sort.direction === 'ascending' ? 'asc' : 'desc',
      });
      saveFile(table, { name: 'forums.csv' });
    } catch (error) {
      toastApi.post({
        title: t('fleet.exportFailed'),
        description: describeError(error),
        status: 'danger',
      });
    } finally {
      setIsPending(false);
    }
  };

  return (
    <Button
      variant="secondary"
      iconStart={<RiDownloadLine />}
      isPending={isPending}
      onPress={download}
    >
      {t('fleet.export')}
    </Button>
  );
};
