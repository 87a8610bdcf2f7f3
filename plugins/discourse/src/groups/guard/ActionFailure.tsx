import { Alert } from '@backstage/ui';
import { describeError } from '../../api';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';

/** Says what went wrong with something that a person started. */
export const ActionFailure = ({ error }: { error?: Error }) => {
  const { t } = useDiscourseTranslation();
  return (
    <div role="alert">
      {error && (
        <Alert
          status="danger"
          icon
          title={t('groups.failed')}
          description={describeError(error)}
        />
      )}
    </div>
  );
};
