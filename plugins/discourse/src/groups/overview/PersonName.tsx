import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';

/** Who did something: a person of the catalog, or the portal itself. */
export const PersonName = ({ entityRef }: { entityRef: string }) => {
  const { t } = useDiscourseTranslation();
  return entityRef.includes(':') ? (
    <EntityDisplayName entityRef={entityRef} hideIcon />
  ) : (
    <>{t('groups.portal')}</>
  );
};
