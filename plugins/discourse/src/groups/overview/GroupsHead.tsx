import type { GroupOverview } from '@backstage-discourse/plugin-discourse-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Text } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { groupsApiRef } from '../../api';
import { Age } from '../../time';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import { splitDrift } from '../drift/splitDrift';
import styles from '../groups.module.css';
import { ActionFailure, GuardedButton } from '../guard';
import { useAction, type GroupRights } from '../state';
import { RunProgress } from './RunProgress';

export type GroupsHeadProps = {
  forumId: string;
  overview: GroupOverview;
  rights: GroupRights;
  onDone: () => void;
};

/** How old the comparison is, what runs, and the two things to do about it. */
export const GroupsHead = (props: GroupsHeadProps) => {
  const { forumId, overview, rights, onDone } = props;
  const { t } = useDiscourseTranslation();
  const api = useApi(groupsApiRef);
  const check = useAction();
  const apply = useAction();
  const { report, acceptances, checkedAt, problem, run } = overview;
  const isRunning = run?.state === 'running';
  const count = splitDrift(report?.drift ?? [], acceptances).open.filter(
    ({ answers }) => answers.includes('revert'),
  ).length;

  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <GuardedButton
          variant="secondary"
          iconStart={<RiRefreshLine />}
          whyNot={rights.check}
          isPending={check.isRunning}
          onPress={() =>
            check.run(async () => {
              try {
                await api.checkGroups(forumId);
              } finally {
                onDone();
              }
            })
          }
        >
          {t('groups.check')}
        </GuardedButton>
        {report && count > 0 && (
          <GuardedButton
            whyNot={isRunning ? [t('groups.why.running')] : rights.apply}
            isPending={apply.isRunning}
            onPress={() =>
              apply.run(async () => {
                await api.applyGroups(forumId, report.planId);
                onDone();
              })
            }
          >
            {t('groups.apply', { count })}
          </GuardedButton>
        )}
        <Text as="span" variant="body-small" color="secondary">
          {checkedAt
            ? t('groups.checked', { age: <Age at={checkedAt} /> })
            : t('groups.neverChecked')}
        </Text>
      </div>
      <ActionFailure error={check.error ?? apply.error} />
      {problem && !check.error && (
        <div role="status">
          <Alert
            status="warning"
            icon
            title={t('groups.problem')}
            description={problem}
          />
        </div>
      )}
      {run && <RunProgress run={run} />}
    </div>
  );
};
