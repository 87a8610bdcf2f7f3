import {
  Container,
  Header,
  Skeleton,
  Tab,
  TabList,
  TabPanel,
  Tabs,
} from '@backstage/ui';
import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import { CreateForumButton } from './CreateForumButton';
import { ForumsView } from './ForumsView';
import { DEFAULT_COLUMNS, type FleetColumn } from './view/fleetColumns';

const UpgradesView = lazy(async () => ({
  default: (await import('./upgrades')).UpgradesView,
}));

const VIEWS = ['forums', 'upgrades'] as const;
const VIEW_PARAM = 'view';

export type FleetPageProps = {
  /** Columns until the reader chooses others. */
  columns?: readonly FleetColumn[];
};

/** All forums that the reader may see; `?view=` in the address names the view. */
export const FleetPage = ({ columns = DEFAULT_COLUMNS }: FleetPageProps) => {
  const { t } = useDiscourseTranslation();
  const [params, setParams] = useSearchParams();
  const wanted = params.get(VIEW_PARAM);
  const selected = VIEWS.find(view => view === wanted) ?? 'forums';

  const select = (view: string) =>
    setParams(current => {
      const next = new URLSearchParams(current);
      if (view === 'forums') {
        next.delete(VIEW_PARAM);
      } else {
        next.set(VIEW_PARAM, view);
      }
      return next;
    });

  return (
    <>
      <Header
        title={t('fleet.title')}
        description={t('fleet.description')}
        customActions={<CreateForumButton />}
      />
      <Container>
        <Tabs
          selectedKey={selected}
          onSelectionChange={key => select(String(key))}
        >
          <TabList aria-label={t('fleet.tabs.label')}>
            {VIEWS.map(view => (
              <Tab key={view} id={view}>
                {t(`fleet.tabs.${view}`)}
              </Tab>
            ))}
          </TabList>
          <TabPanel id="forums">
            <ForumsView columns={columns} />
          </TabPanel>
          <TabPanel id="upgrades">
            <Suspense fallback={<Skeleton width="100%" height={240} />}>
              <UpgradesView />
            </Suspense>
          </TabPanel>
        </Tabs>
      </Container>
    </>
  );
};
