import type { LogVerdict } from '@backstage-discourse/plugin-discourse-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Text } from '@backstage/ui';
import { discourseTranslationRef } from '../../translation';

export type LogVerdictNoteProps = { verdict: LogVerdict; count: number };

/** Whether a log is as it was written. */
export const LogVerdictNote = ({ verdict, count }: LogVerdictNoteProps) => {
  const { t } = useTranslationRef(discourseTranslationRef);
  return verdict.ok ? (
    <Text as="p" variant="body-small" color="secondary">
      {t('groups.decisions.intact', { count })}
    </Text>
  ) : (
    <Alert
      status="danger"
      icon
      title={t('groups.decisions.touched')}
      description={verdict.fault}
    />
  );
};
