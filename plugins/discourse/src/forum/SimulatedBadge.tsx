import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Badge } from '@backstage/ui';
import { RiFlaskLine } from '@remixicon/react';
import { discourseTranslationRef } from '../translation';

/** Marks what comes from a stand-in instead of a real forum. */
export const SimulatedBadge = () => {
  const { t } = useTranslationRef(discourseTranslationRef);
  return (
    <Badge icon={<RiFlaskLine />} title={t('simulated.explanation')}>
      {t('simulated.label')}
    </Badge>
  );
};
