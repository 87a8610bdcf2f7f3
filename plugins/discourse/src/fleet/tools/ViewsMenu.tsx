import {
  Button,
  Menu,
  MenuItem,
  MenuSection,
  MenuSeparator,
  MenuTrigger,
} from '@backstage/ui';
import { RiBookmarkLine } from '@remixicon/react';
import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import { BUILT_IN_VIEWS } from '../view/builtInViews';
import { useSavedViews } from '../view/useSavedViews';
import { SavedViewsDialog } from './SavedViewsDialog';

/** Opens views of the fleet that have a name, and keeps the present one. */
export const ViewsMenu = () => {
  const { t } = useDiscourseTranslation();
  const { pathname, search } = useLocation();
  const [isManaging, setIsManaging] = useState(false);
  const { views, save, remove } = useSavedViews();

  return (
    <>
      <MenuTrigger>
        <Button variant="secondary" iconStart={<RiBookmarkLine />}>
          {t('fleet.views.menu')}
        </Button>
        <Menu aria-label={t('fleet.views.menu')}>
          <MenuSection title={t('fleet.views.builtIn')}>
            {BUILT_IN_VIEWS.map(view => (
              <MenuItem key={view.id} href={`${pathname}?${view.search}`}>
                {t(`fleet.views.${view.id}`)}
              </MenuItem>
            ))}
          </MenuSection>
          {views.length > 0 && (
            <MenuSection title={t('fleet.views.own')}>
              {views.map(view => (
                <MenuItem key={view.name} href={`${pathname}${view.search}`}>
                  {view.name}
                </MenuItem>
              ))}
            </MenuSection>
          )}
          <MenuSeparator />
          <MenuItem onAction={() => setIsManaging(true)}>
            {t('fleet.views.manage')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      {isManaging && (
        <SavedViewsDialog
          views={views}
          onSave={name => save({ name, search })}
          onRemove={remove}
          onClose={() => setIsManaging(false)}
        />
      )}
    </>
  );
};
