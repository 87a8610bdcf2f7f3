import type { PartProblem } from '@backstage-discourse/plugin-discourse-common';
import { Alert, Text } from '@backstage/ui';
import { Age, formatDateTime, useLanguage } from '../time';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import styles from './ProblemAlert.module.css';

export type ProblemAlertProps = {
  problem: PartProblem;
  /** ISO time of the data shown beneath, if there is any. */
  observedAt?: string;
};

/**
 * Why a part is missing or old: the kind in words, since when, what to do, and
 * how old the data beneath is.
 */
export const ProblemAlert = ({ problem, observedAt }: ProblemAlertProps) => {
  const { t } = useDiscourseTranslation();
  const language = useLanguage();
  return (
    <div role="status">
      <Alert
        status={observedAt ? 'warning' : 'danger'}
        icon
        title={t(`problem.${problem.kind}.title`)}
        description={
          <div className={styles.lines}>
            <Text as="p">{problem.message}</Text>
            <Text as="p">{t(`problem.${problem.kind}.hint`)}</Text>
            <Text as="p" variant="body-small">
              {t('problem.since', { age: <Age at={problem.since} /> })}
            </Text>
            {problem.retryAt && (
              <Text as="p" variant="body-small">
                {t('problem.retry', {
                  time: formatDateTime(problem.retryAt, { language }),
                })}
              </Text>
            )}
            {observedAt && (
              <Text as="p" variant="body-small">
                {t('problem.lastData', { age: <Age at={observedAt} /> })}
              </Text>
            )}
          </div>
        }
      />
    </div>
  );
};
