import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EntityRefLinks,
  getEntityRelations,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { discourseTranslationRef } from '../translation';

/** Links to the owners of the entity on the page. */
export const Owners = () => {
  const { t } = useTranslationRef(discourseTranslationRef);
  const { entity } = useEntity();
  const owners = getEntityRelations(entity, RELATION_OWNED_BY);
  if (owners.length === 0) {
    return <>{t('failure.forbidden.noOwner')}</>;
  }
  return <EntityRefLinks entityRefs={owners} defaultKind="group" />;
};
