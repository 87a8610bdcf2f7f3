import type { ForumStatus } from '@backstage-discourse/plugin-discourse-common';
import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { lazy, Suspense } from 'react';
import { Helmet } from 'react-helmet';
import { useSearchParams } from 'react-router-dom';
import print from '../parts/print.module.css';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import { FORUM_VIEWS, type ForumViewName } from './forumViews';
import { ViewSkeleton } from './ForumSkeleton';

const OverviewView = lazy(async () => ({
  default: (await import('../overview')).OverviewView,
}));
const SidekiqView = lazy(async () => ({
  default: (await import('../sidekiq')).SidekiqView,
}));
const BackupsView = lazy(async () => ({
  default: (await import('../backups')).BackupsView,
}));
const GroupsView = lazy(async () => ({
  default: (await import('../groups')).GroupsView,
}));

const DeploymentView = lazy(async () => ({
  default: (await import('../deployment')).DeploymentView,
}));

const VIEW_PARAM = 'view';

export type ForumTabsProps = {
  status: ForumStatus;
  /** Which views there are. */
  views?: readonly ForumViewName[];
  onBackupStarted: () => void;
};

/** The views of a forum; `?view=` in the address names the open one. */
export const ForumTabs = (props: ForumTabsProps) => {
  const { status, views = FORUM_VIEWS, onBackupStarted } = props;
  const { t } = useDiscourseTranslation();
  const [params, setParams] = useSearchParams();
  const wanted = params.get(VIEW_PARAM);
  const selected = views.find(view => view === wanted) ?? views[0];

  const select = (view: string) =>
    setParams(current => {
      const next = new URLSearchParams(current);
      next.set(VIEW_PARAM, view);
      return next;
    });

  const contents = {
    overview: <OverviewView status={status} />,
    sidekiq: <SidekiqView status={status} />,
    backups: <BackupsView status={status} onStarted={onBackupStarted} />,
    groups: <GroupsView status={status} />,
    deployment: <DeploymentView status={status} />,
  };

  return (
    <Tabs selectedKey={selected} onSelectionChange={key => select(String(key))}>
      {/* The entity's page adds its name and that of the app. */}
      <Helmet
        title={t('views.browserTitle', { view: t(`views.${selected}`) })}
      />
      <div className={print.control}>
        <TabList aria-label={t('views.label')}>
          {views.map(view => (
            <Tab key={view} id={view}>
              {t(`views.${view}`)}
            </Tab>
          ))}
        </TabList>
      </div>
      {views.map(view => (
        <TabPanel key={view} id={view}>
          <Suspense fallback={<ViewSkeleton />}>{contents[view]}</Suspense>
        </TabPanel>
      ))}
    </Tabs>
  );
};
