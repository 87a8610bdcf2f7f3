import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
  TextField,
} from '@backstage/ui';
import { useState } from 'react';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import type { SavedView } from '../view/useSavedViews';
import styles from './SavedViewsDialog.module.css';

const MAX_NAME_LENGTH = 60;

export type SavedViewsDialogProps = {
  views: readonly SavedView[];
  onSave: (name: string) => void;
  onRemove: (name: string) => void;
  onClose: () => void;
};

/** Gives the present view a name, and takes back names that were given. */
export const SavedViewsDialog = (props: SavedViewsDialogProps) => {
  const { views, onSave, onRemove, onClose } = props;
  const { t } = useDiscourseTranslation();
  const [name, setName] = useState('');
  const trimmed = name.trim();

  const save = () => {
    onSave(trimmed);
    onClose();
  };

  return (
    <Dialog isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{t('fleet.views.dialog.title')}</DialogHeader>
      <DialogBody>
        <div className={styles.body}>
          <TextField
            label={t('fleet.views.dialog.name')}
            description={t('fleet.views.dialog.hint')}
            value={name}
            maxLength={MAX_NAME_LENGTH}
            onChange={setName}
          />
          {views.length > 0 && (
            <ul className={styles.views} aria-label={t('fleet.views.own')}>
              {views.map(view => (
                <li key={view.name} className={styles.view}>
                  <Text as="span">{view.name}</Text>
                  <Button
                    variant="tertiary"
                    aria-label={t('fleet.views.dialog.removeNamed', {
                      name: view.name,
                    })}
                    onPress={() => onRemove(view.name)}
                  >
                    {t('fleet.views.dialog.remove')}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('fleet.views.dialog.close')}
        </Button>
        <Button isDisabled={trimmed === ''} onPress={save}>
          {t('fleet.views.dialog.save')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
};
