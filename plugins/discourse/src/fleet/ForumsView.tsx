import type { FleetFacet } from '@backstage-discourse/plugin-discourse-common';
import { Button, SearchField, Table } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { useState } from 'react';
import { EmptyState } from '../parts';
import print from '../parts/print.module.css';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import { CreateForumButton } from './CreateForumButton';
import { FindingTiles } from './FindingTiles';
import { FleetFailure } from './FleetFailure';
import { FleetFilters } from './FleetFilters';
import { FleetTiles } from './FleetTiles';
import styles from './ForumsView.module.css';
import { ColumnsMenu } from './tools/ColumnsMenu';
import { ExportButton } from './tools/ExportButton';
import { SelectionBar } from './tools/SelectionBar';
import { ViewsMenu } from './tools/ViewsMenu';
import { useFleet } from './useFleet';
import { useFleetColumns } from './useFleetColumns';
import { useSelection } from './useSelection';
import type { FleetColumn } from './view/fleetColumns';
import { isNarrowing } from './view/fleetFilter';
import { useFacets } from './view/useFacets';
import { useFleetView } from './view/useFleetView';
import { useShownColumns } from './view/useShownColumns';

const WANTED: readonly FleetFacet[] = [
  'finding',
  'version',
  'channel',
  'cluster',
  'label',
];

export type ForumsViewProps = { columns: readonly FleetColumn[] };

/** The table of forums with what narrows it and what can be done with it. */
export const ForumsView = ({ columns }: ForumsViewProps) => {
  const { t } = useDiscourseTranslation();
  const view = useFleetView();
  const { filter, search, setFilter } = view;
  const { tableProps, reload, counts } = useFleet(view);
  const { selection, forums, clear } = useSelection(tableProps.data);
  const { shown, show } = useShownColumns(columns);
  const columnConfig = useFleetColumns(shown);
  const [version, setVersion] = useState(0);
  const { facets } = useFacets({ filter, search, wanted: WANTED, version });

  const readAgain = () => {
    reload();
    setVersion(version + 1);
  };

  const emptyState =
    search !== '' || isNarrowing(filter) ? (
      <EmptyState
        title={t('fleet.noMatch.title')}
        description={t('fleet.noMatch.description')}
        action={
          <Button variant="secondary" onPress={view.clear}>
            {t('fleet.noMatch.clear')}
          </Button>
        }
      />
    ) : (
      <EmptyState
        title={t('fleet.empty.title')}
        description={t('fleet.empty.description')}
        action={<CreateForumButton />}
      />
    );

  return (
    <div className={styles.root}>
      {tableProps.error ? (
        <FleetFailure error={tableProps.error} onRetry={readAgain} />
      ) : (
        <>
          <FleetTiles
            counts={counts?.severity}
            selected={filter.severity}
            onChange={severity => setFilter({ ...filter, severity })}
          />
          <FindingTiles
            counts={facets?.finding}
            selected={filter.finding}
            onChange={finding => setFilter({ ...filter, finding })}
          />
        </>
      )}
      <div className={`${styles.tools} ${print.control}`}>
        <div className={styles.search}>
          <SearchField
            size="medium"
            label={t('fleet.search')}
            placeholder={t('fleet.searchPlaceholder')}
            value={search}
            onChange={view.setSearch}
            maxLength={100}
          />
        </div>
        <ViewsMenu />
        <ColumnsMenu shown={shown} onChange={show} />
        <ExportButton view={view} />
        <Button
          variant="secondary"
          iconStart={<RiRefreshLine />}
          onPress={readAgain}
        >
          {t('fleet.reload')}
        </Button>
      </div>
      <FleetFilters view={view} stateCounts={counts?.state} facets={facets} />
      {forums.length > 0 && <SelectionBar forums={forums} onClear={clear} />}
      {!tableProps.error && (
        <div className={`${styles.table} ${print.unrolled}`}>
          <Table
            columnConfig={columnConfig}
            emptyState={emptyState}
            selection={selection}
            {...tableProps}
          />
        </div>
      )}
    </div>
  );
};
