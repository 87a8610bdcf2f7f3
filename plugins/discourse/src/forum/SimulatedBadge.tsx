import { Badge } from '@backstage/ui';
import { RiFlaskLine } from '@remixicon/react';
import { useDiscourseTranslation } from '../useDiscourseTranslation';

/** Marks what comes from a stand-in instead of a real forum. */
export const SimulatedBadge = () => {
  const { t } = useDiscourseTranslation();
  return (
    <Badge icon={<RiFlaskLine />} title={t('simulated.explanation')}>
      {t('simulated.label')}
    </Badge>
  );
};
