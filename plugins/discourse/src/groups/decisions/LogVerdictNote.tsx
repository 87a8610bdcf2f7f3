import type { LogVerdict } from '@backstage-discourse/plugin-discourse-common';
import { Alert, Text } from '@backstage/ui';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';

export type LogVerdictNoteProps = { verdict: LogVerdict; count: number };

/** Whether a log is as it was written. */
export const LogVerdictNote = ({ verdict, count }: LogVerdictNoteProps) => {
  const { t } = useDiscourseTranslation();
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
