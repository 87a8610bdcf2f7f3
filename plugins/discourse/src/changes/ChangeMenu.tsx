import { forumOperatePermission } from '@backstage-discourse/plugin-discourse-common';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiArrowDownSLine } from '@remixicon/react';
import { createForumRouteRef } from '../routes';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import { CHANGE_TEMPLATES, prefilledForm } from './changeTemplates';

export type ChangeMenuProps = {
  /** Entity of the forum. */
  entityRef: string;
};

/** Ways to change the forum, each a form that ends in a pull request. */
export const ChangeMenu = ({ entityRef }: ChangeMenuProps) => {
  const { t } = useDiscourseTranslation();
  const templateLink = useRouteRef(createForumRouteRef);
  const { allowed } = usePermission({
    permission: forumOperatePermission,
    resourceRef: entityRef,
  });
  if (!allowed || !templateLink) {
    return null;
  }
  return (
    <MenuTrigger>
      <Button variant="secondary" iconEnd={<RiArrowDownSLine />}>
        {t('changes.menu')}
      </Button>
      <Menu>
        {CHANGE_TEMPLATES.map(templateName => (
          <MenuItem
            key={templateName}
            href={prefilledForm(
              templateLink({ namespace: 'default', templateName }),
              { entityRef },
            )}
          >
            {t(`changes.${templateName}`)}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
};
