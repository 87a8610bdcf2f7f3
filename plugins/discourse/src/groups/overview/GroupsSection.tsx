import type {
  ForumStatus,
  GroupOverview,
  GroupReport,
} from '@backstage-discourse/plugin-discourse-common';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { EmptyState, Section, View } from '../../parts';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import { GroupDetail } from './GroupDetail';
import { ManagedGroupTable } from './ManagedGroupTable';
import { SeenGroups } from './SeenGroups';

const PARAM = 'group';

export type GroupsSectionProps = {
  status: ForumStatus;
  report: GroupReport;
  overview: GroupOverview;
};

/** The groups in the repository; `?group=` in the address opens one of them. */
export const GroupsSection = (props: GroupsSectionProps) => {
  const { status, report, overview } = props;
  const { t } = useDiscourseTranslation();
  const [params, setParams] = useSearchParams();
  const name = params.get(PARAM);
  const open = report.desired.find(({ metadata }) => metadata.name === name);

  const hrefOf = useCallback(
    (group: string) => {
      const next = new URLSearchParams(params);
      next.set(PARAM, group);
      return `?${next}`;
    },
    [params],
  );
  const close = () =>
    setParams(current => {
      const next = new URLSearchParams(current);
      next.delete(PARAM);
      return next;
    });

  if (open) {
    return (
      <GroupDetail
        file={open}
        report={report}
        acceptances={overview.acceptances}
        onBack={close}
      />
    );
  }
  return (
    <View>
      <Section title={t('groups.managed.title')}>
        {report.configured && report.desired.length > 0 ? (
          <ManagedGroupTable
            report={report}
            acceptances={overview.acceptances}
            hrefOf={hrefOf}
          />
        ) : (
          <EmptyState
            title={t(
              report.configured
                ? 'groups.managed.none'
                : 'groups.managed.unconfigured',
            )}
            description={t(
              report.configured
                ? 'groups.managed.noneHint'
                : 'groups.managed.unconfiguredHint',
            )}
          />
        )}
      </Section>
      <SeenGroups status={status} />
    </View>
  );
};
