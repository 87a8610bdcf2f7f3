import type {
  ApplicationEntry,
  ForumStatus,
  GroupOverview,
  GroupReport,
} from '@backstage-discourse/plugin-discourse-common';
import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { useSearchParams } from 'react-router-dom';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import print from '../../parts/print.module.css';
import { ApplicationsSection } from '../applications';
import { DecisionLog } from '../decisions';
import { DriftSection } from '../drift';
import styles from '../groups.module.css';
import { PolicySection } from '../policy';
import { RequestQueue } from '../requests';
import type { GroupRights } from '../state';
import { GroupsSection } from './GroupsSection';

const SECTIONS = [
  'list',
  'drift',
  'applications',
  'requests',
  'decisions',
  'policy',
] as const;
const PARAM = 'groups';

export type GroupTabsProps = {
  status: ForumStatus;
  overview: GroupOverview;
  report: GroupReport;
  applications: readonly ApplicationEntry[];
  rights: GroupRights;
  onDone: () => void;
};

/** The parts of the groups tab; `?groups=` in the address names the open one. */
export const GroupTabs = (props: GroupTabsProps) => {
  const { status, overview, report, applications, rights, onDone } = props;
  const { t } = useDiscourseTranslation();
  const [params, setParams] = useSearchParams();
  const wanted = params.get(PARAM);
  const selected = SECTIONS.find(section => section === wanted) ?? 'list';
  const forum = { forumId: status.id, entityRef: status.entityRef };

  const counts = {
    list: report.desired.length,
    drift: report.drift.length,
    applications: applications.length,
    requests: overview.requests.length,
    decisions: undefined,
    policy: undefined,
  };
  const sections = {
    list: <GroupsSection status={status} report={report} overview={overview} />,
    drift: (
      <DriftSection
        {...forum}
        report={report}
        acceptances={overview.acceptances}
        rights={rights}
        onDone={onDone}
      />
    ),
    applications: (
      <ApplicationsSection
        {...forum}
        report={report}
        applications={applications}
        rights={rights}
        onDone={onDone}
      />
    ),
    requests: (
      <RequestQueue
        {...forum}
        requests={overview.requests}
        rights={rights}
        onDone={onDone}
      />
    ),
    decisions: (
      <DecisionLog
        {...forum}
        decisions={overview.decisions}
        log={overview.decisionLog}
        applications={applications}
      />
    ),
    policy: <PolicySection report={report} />,
  };

  return (
    <Tabs
      selectedKey={selected}
      onSelectionChange={key =>
        setParams(current => {
          const next = new URLSearchParams(current);
          next.set(PARAM, String(key));
          next.delete('group');
          return next;
        })
      }
    >
      <div className={`${styles.tabs} ${print.control}`}>
        <TabList aria-label={t('groups.tabs.label')}>
          {SECTIONS.map(section => (
            <Tab key={section} id={section}>
              {counts[section] === undefined
                ? t(`groups.tabs.${section}`)
                : `${t(`groups.tabs.${section}`)} (${counts[section]})`}
            </Tab>
          ))}
        </TabList>
      </div>
      {SECTIONS.map(section => (
        <TabPanel key={section} id={section}>
          {sections[section]}
        </TabPanel>
      ))}
    </Tabs>
  );
};
