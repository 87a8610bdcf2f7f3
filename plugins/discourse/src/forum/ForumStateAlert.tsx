import type { ForumStatus } from '@backstage-discourse/plugin-discourse-common';
import { Alert } from '@backstage/ui';
import { Age, formatDuration, useLanguage } from '../time';
import { useDiscourseTranslation } from '../useDiscourseTranslation';

const alertStatus = {
  pending: 'info',
  partial: 'warning',
  stale: 'warning',
  unreachable: 'danger',
} as const;

export type ForumStateAlertProps = { status: ForumStatus };

/** How far the snapshot can be trusted, unless it is fresh. */
export const ForumStateAlert = ({ status }: ForumStateAlertProps) => {
  const { t } = useDiscourseTranslation();
  const language = useLanguage();
  const { state, parts, staleAfterSeconds } = status;

  if (state === 'fresh') {
    return null;
  }
  const since = parts.health.problem?.since;
  const wasSeen = Object.values(parts).some(part => part.data !== undefined);

  const describe = () => {
    if (state === 'stale') {
      return t('state.stale.description', {
        limit: formatDuration(staleAfterSeconds, { language }),
      });
    }
    if (state === 'unreachable' && !wasSeen) {
      return t('state.unreachable.nothingSeen');
    }
    return t(`state.${state}.description`);
  };

  return (
    <div role="status">
      <Alert
        status={alertStatus[state]}
        icon
        title={t(`state.${state}.title`)}
        description={
          <>
            {describe()}{' '}
            {state === 'unreachable' &&
              since &&
              t('problem.since', { age: <Age at={since} /> })}
          </>
        }
      />
    </div>
  );
};
