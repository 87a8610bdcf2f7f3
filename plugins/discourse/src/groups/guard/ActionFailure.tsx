import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { describeError } from '../../api';
import { discourseTranslationRef } from '../../translation';

/** Says what went wrong with something that a person started. */
export const ActionFailure = ({ error }: { error?: Error }) => {
  const { t } = useTranslationRef(discourseTranslationRef);
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
