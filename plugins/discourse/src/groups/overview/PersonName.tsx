import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { discourseTranslationRef } from '../../translation';

/** Who did something: a person of the catalog, or the portal itself. */
export const PersonName = ({ entityRef }: { entityRef: string }) => {
  const { t } = useTranslationRef(discourseTranslationRef);
  return entityRef.includes(':') ? (
    <EntityDisplayName entityRef={entityRef} hideIcon />
  ) : (
    <>{t('groups.portal')}</>
  );
};
