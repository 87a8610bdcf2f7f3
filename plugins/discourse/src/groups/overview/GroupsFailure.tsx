import { Alert, Button } from '@backstage/ui';
import { describeError } from '../../api';
import { classifyFailure } from '../../forum/classifyFailure';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';

export type GroupsFailureProps = { error: Error; onRetry: () => void };

/** Why there is nothing about groups, and the way to try again. */
export const GroupsFailure = ({ error, onRetry }: GroupsFailureProps) => {
  const { t } = useDiscourseTranslation();
  const isForbidden = classifyFailure(error) === 'forbidden';
  return (
    <div role="alert">
      <Alert
        status={isForbidden ? 'warning' : 'danger'}
        icon
        title={t(isForbidden ? 'groups.forbidden' : 'groups.unread')}
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
