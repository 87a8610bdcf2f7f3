import type { Severity } from '@backstage-discourse/plugin-discourse-common';
import { Text } from '@backstage/ui';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import { SeverityMark } from './SeverityMark';

export type VerdictProps = {
  /** Absent while nothing was ever seen. */
  severity: Severity | undefined;
  /** The worst finding in a sentence. */
  headline: string | undefined;
};

/**
 * The verdict on a forum. Where nothing is wrong the worst finding is merely
 * the first of the good ones, which would say too little.
 */
export const Verdict = ({ severity, headline }: VerdictProps) => {
  const { t } = useDiscourseTranslation();
  const words = severity === 'ok' ? t('verdict.healthy') : headline;
  return (
    <>
      {severity && <SeverityMark severity={severity} />}
      <Text as="span">{words || t('verdict.unknown')}</Text>
    </>
  );
};
