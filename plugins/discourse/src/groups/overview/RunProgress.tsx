import type { GroupRun } from '@backstage-discourse/plugin-discourse-common';
import { Alert, Text } from '@backstage/ui';
import { Age, formatDuration, formatNumber, useLanguage } from '../../time';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import styles from '../groups.module.css';
import { PersonName } from './PersonName';

/** How far a run is and how long the rest takes, or what came of it. */
export const RunProgress = ({ run }: { run: GroupRun }) => {
  const { t } = useDiscourseTranslation();
  const language = useLanguage();
  const { state, doneRequests, totalRequests, leftMs, failed, problem } = run;
  if (state === 'running') {
    return (
      <div className={styles.stack} role="status">
        <label className={styles.stack}>
          <Text as="span" variant="body-small">
            {t('groups.run.running', {
              done: formatNumber(doneRequests, { language }),
              total: formatNumber(totalRequests, { language }),
              left: formatDuration(leftMs / 1000, { language }),
            })}
          </Text>
          <progress
            className={styles.progress}
            max={Math.max(1, totalRequests)}
            value={doneRequests}
          />
        </label>
      </div>
    );
  }
  const isBad = state === 'failed' || failed.length > 0;
  return (
    <div className={styles.stack} role="status">
      <Text as="p" variant="body-small" color="secondary">
        {t(state === 'done' ? 'groups.run.done' : 'groups.run.failed', {
          person: <PersonName entityRef={run.actor} />,
          age: <Age at={run.endedAt ?? run.startedAt} />,
        })}
      </Text>
      {isBad && (
        <Alert
          status="warning"
          icon
          title={problem ?? t('groups.run.refused')}
          description={
            failed.length > 0 ? (
              <ul className={styles.faults}>
                {failed.map(({ group, type, message }) => (
                  <li key={`${group} ${type} ${message}`}>
                    {group}: {message}
                  </li>
                ))}
              </ul>
            ) : undefined
          }
        />
      )}
    </div>
  );
};
