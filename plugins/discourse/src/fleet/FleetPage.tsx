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
import { PageTitle } from '../parts';
import print from '../parts/print.module.css';
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
      <PageTitle
        title={
          selected === 'forums'
            ? t('fleet.title')
            : t('fleet.browserTitle', {
                view: t(`fleet.tabs.${selected}`),
                page: t('fleet.title'),
              })
        }
      />
      <Header
        title={t('fleet.title')}
        description={t('fleet.description')}
        customActions={
          <span className={print.control}>
            <CreateForumButton />
          </span>
        }
      />
      <Container>
        <Tabs
          selectedKey={selected}
          onSelectionChange={key => select(String(key))}
        >
          <div className={print.control}>
            <TabList aria-label={t('fleet.tabs.label')}>
              {VIEWS.map(view => (
                <Tab key={view} id={view}>
                  {t(`fleet.tabs.${view}`)}
                </Tab>
              ))}
            </TabList>
          </div>
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
