import type { Application } from '@backstage-discourse/plugin-discourse-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import useAsync from 'react-use/esm/useAsync';
import { groupsApiRef } from '../../api';
import { Age } from '../../time';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import styles from '../groups.module.css';
import { ActionFailure } from '../guard';
import { PersonName } from '../overview/PersonName';
import { LogVerdictNote } from './LogVerdictNote';
import { readLogEntry } from './readLogEntry';

export type ApplicationLogListProps = {
  forumId: string;
  application: Application;
};

/** Everything that happened to an application, and whether it was touched. */
export const ApplicationLogList = (props: ApplicationLogListProps) => {
  const { forumId, application } = props;
  const { t } = useDiscourseTranslation();
  const api = useApi(groupsApiRef);
  const { id, stateSinceMs, supporters, approvals } = application;
  const { value, error } = useAsync(
    () => api.getApplicationLog(forumId, id),
    [api, forumId, id, stateSinceMs, supporters.length, approvals.length],
  );
  return (
    <>
      <Text as="h4" variant="body-large" weight="bold">
        {application.group.metadata.name}
      </Text>
      <ActionFailure error={error} />
      {!value && !error && <Skeleton width="100%" height={60} />}
      {value && (
        <>
          <LogVerdictNote verdict={value.verdict} count={value.items.length} />
          <ol className={styles.faults}>
            {value.items.map(entry => {
              const { event, actor, reason } = readLogEntry(entry.body);
              return (
                <li key={entry.seq}>
                  {t('groups.decisions.entry', {
                    event: t(`groups.applications.event.${event}`),
                    person: <PersonName entityRef={actor} />,
                    age: <Age at={new Date(entry.atMs).toISOString()} />,
                  })}
                  {reason ? `: ${reason}` : ''}
                </li>
              );
            })}
          </ol>
        </>
      )}
    </>
  );
};
