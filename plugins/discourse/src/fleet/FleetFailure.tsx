import { Alert, Button } from '@backstage/ui';
import { describeError } from '../api';
import { classifyFailure } from '../forum/classifyFailure';
import { useDiscourseTranslation } from '../useDiscourseTranslation';

export type FleetFailureProps = { error: Error; onRetry: () => void };

/** Why there is no list, and the way to try again. */
export const FleetFailure = ({ error, onRetry }: FleetFailureProps) => {
  const { t } = useDiscourseTranslation();
  const isForbidden = classifyFailure(error) === 'forbidden';
  return (
    <div role="alert">
      <Alert
        status={isForbidden ? 'warning' : 'danger'}
        icon
        title={t(isForbidden ? 'fleet.forbidden.title' : 'fleet.failed')}
        description={
          isForbidden ? t('fleet.forbidden.description') : describeError(error)
        }
        customActions={
          <Button variant="secondary" onPress={onRetry}>
            {t('failure.retry')}
          </Button>
        }
      />
    </div>
  );
};
