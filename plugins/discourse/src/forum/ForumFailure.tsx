import { DISCOURSE_FORUM_ANNOTATION } from '@backstage-discourse/plugin-discourse-common';
import { Alert, Button, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import { describeError } from '../api';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import { Owners } from './Owners';
import styles from './ForumFailure.module.css';
import { classifyFailure } from './classifyFailure';

export type ForumFailureProps = {
  id: string;
  error: Error;
  isRetrying: boolean;
  onRetry: () => void;
};

/** Why there is no status at all, and what to do about it. */
export const ForumFailure = (props: ForumFailureProps) => {
  const { id, error, isRetrying, onRetry } = props;
  const { t } = useDiscourseTranslation();
  const failure = classifyFailure(error);

  const descriptions: Record<typeof failure, ReactNode> = {
    forbidden: (
      <>
        <Text as="p">{t('failure.forbidden.description')}</Text>
        <Text as="p">{t('failure.forbidden.ask', { owners: <Owners /> })}</Text>
      </>
    ),
    'not-registered': (
      <>
        <Text as="p">
          {t('failure.not-registered.description', {
            annotation: DISCOURSE_FORUM_ANNOTATION,
            id,
          })}
        </Text>
        <Text as="p">{t('failure.not-registered.fix')}</Text>
      </>
    ),
    failed: <Text as="p">{describeError(error)}</Text>,
  };

  return (
    <div role="alert" className={styles.root}>
      <Alert
        status={failure === 'failed' ? 'danger' : 'warning'}
        icon
        title={t(`failure.${failure}.title`)}
        description={
          <div className={styles.lines}>{descriptions[failure]}</div>
        }
        customActions={
          <Button variant="secondary" isPending={isRetrying} onPress={onRetry}>
            {t('failure.retry')}
          </Button>
        }
      />
    </div>
  );
};

export type ReadFailureAlertProps = { error: Error; onRetry: () => void };

/** The portal itself could not be read, but earlier data is on the page. */
export const ReadFailureAlert = (props: ReadFailureAlertProps) => {
  const { error, onRetry } = props;
  const { t } = useDiscourseTranslation();
  return (
    <div role="alert">
      <Alert
        status="warning"
        icon
        title={t('failure.stalePage')}
        description={describeError(error)}
        customActions={
          <Button variant="secondary" onPress={onRetry}>
            {t('failure.retry')}
          </Button>
        }
      />
    </div>
  );
};
