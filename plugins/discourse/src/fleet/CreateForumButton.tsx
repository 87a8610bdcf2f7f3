import { forumCreatePermission } from '@backstage-discourse/plugin-discourse-common';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { ButtonLink } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { createForumRouteRef } from '../routes';
import { useDiscourseTranslation } from '../useDiscourseTranslation';

/** Leads to the form for a new forum, for those who may create one. */
export const CreateForumButton = () => {
  const { t } = useDiscourseTranslation();
  const createLink = useRouteRef(createForumRouteRef);
  const { allowed } = usePermission({ permission: forumCreatePermission });
  if (!allowed || !createLink) {
    return null;
  }
  return (
    <ButtonLink
      variant="primary"
      iconStart={<RiAddLine />}
      href={createLink({ namespace: 'default', templateName: 'create-forum' })}
    >
      {t('fleet.create')}
    </ButtonLink>
  );
};
