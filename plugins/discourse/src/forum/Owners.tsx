import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import {
  EntityRefLinks,
  getEntityRelations,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { useDiscourseTranslation } from '../useDiscourseTranslation';

/** Links to the owners of the entity on the page. */
export const Owners = () => {
  const { t } = useDiscourseTranslation();
  const { entity } = useEntity();
  const owners = getEntityRelations(entity, RELATION_OWNED_BY);
  if (owners.length === 0) {
    return <>{t('failure.forbidden.noOwner')}</>;
  }
  return <EntityRefLinks entityRefs={owners} defaultKind="group" />;
};
