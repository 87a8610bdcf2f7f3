import { forumCreatePermission } from '@backstage-discourse/plugin-discourse-common';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, ButtonLink, Container, Header, Table } from '@backstage/ui';
import { RiAddLine, RiRefreshLine } from '@remixicon/react';
import { EmptyState } from '../parts';
import { createForumRouteRef } from '../routes';
import { discourseTranslationRef } from '../translation';
import { FleetFailure } from './FleetFailure';
import { FleetFilters } from './FleetFilters';
import styles from './FleetPage.module.css';
import { FleetTiles } from './FleetTiles';
import { useFleet } from './useFleet';
import { useFleetColumns } from './useFleetColumns';

/** All forums that the reader may see. */
export const FleetPage = () => {
  const { t } = useTranslationRef(discourseTranslationRef);
  const columns = useFleetColumns();
  const { tableProps, reload, counts, query } = useFleet();
  const createLink = useRouteRef(createForumRouteRef);
  const { allowed: mayCreate } = usePermission({
    permission: forumCreatePermission,
  });

  const createButton = mayCreate && createLink && (
    <ButtonLink
      variant="primary"
      iconStart={<RiAddLine />}
      href={createLink({
        namespace: 'default',
        templateName: 'create-forum',
      })}
    >
      {t('fleet.create')}
    </ButtonLink>
  );
  const { search, filter, setSearch, setFilter, clear } = query;
  const isNarrowed =
    search !== '' || filter.severity.length > 0 || filter.state.length > 0;

  const emptyState = isNarrowed ? (
    <EmptyState
      title={t('fleet.noMatch.title')}
      description={t('fleet.noMatch.description')}
      action={
        <Button variant="secondary" onPress={clear}>
          {t('fleet.noMatch.clear')}
        </Button>
      }
    />
  ) : (
    <EmptyState
      title={t('fleet.empty.title')}
      description={t('fleet.empty.description')}
      action={createButton}
    />
  );

  return (
    <>
      <Header
        title={t('fleet.title')}
        description={t('fleet.description')}
        customActions={createButton}
      />
      <Container>
        <div className={styles.root}>
          <FleetTiles
            counts={counts?.severity}
            selected={filter.severity}
            onChange={severity => setFilter({ ...filter, severity })}
          />
          <FleetFilters
            search={search}
            onSearchChange={setSearch}
            states={filter.state}
            stateCounts={counts?.state}
            onStatesChange={state => setFilter({ ...filter, state })}
            actions={
              <Button
                variant="secondary"
                iconStart={<RiRefreshLine />}
                onPress={() => reload()}
              >
                {t('fleet.reload')}
              </Button>
            }
          />
          {tableProps.error ? (
            <FleetFailure error={tableProps.error} onRetry={() => reload()} />
          ) : (
            <div className={styles.table}>
              <Table
                columnConfig={columns}
                emptyState={emptyState}
                {...tableProps}
              />
            </div>
          )}
        </div>
      </Container>
    </>
  );
};
