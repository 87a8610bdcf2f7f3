import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextAreaField,
} from '@backstage/ui';
import { useState, type ReactNode } from 'react';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import styles from '../groups.module.css';
import { useAction } from '../state';
import { ActionFailure } from './ActionFailure';

export type ReasonDialogProps = {
  title: string;
  confirm: string;
  onClose: () => void;
  /** Rejects with what went wrong; the dialog then stays open. */
  onConfirm: (reason: string) => Promise<void>;
  /** More to fill in, above the reason. */
  children?: ReactNode;
  /** Whether the rest is filled in. */
  isReady?: boolean;
};

/** Asks for the reason that is kept, before something is done. */
export const ReasonDialog = (props: ReasonDialogProps) => {
  const {
    title,
    confirm,
    onClose,
    onConfirm,
    children,
    isReady = true,
  } = props;
  const { t } = useDiscourseTranslation();
  const [reason, setReason] = useState('');
  const { isRunning, error, run } = useAction();
  return (
    <Dialog isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <div className={styles.stack}>
          {children}
          <TextAreaField
            label={t('groups.reason.label')}
            description={t('groups.reason.description')}
            value={reason}
            onChange={setReason}
            isRequired
          />
          <ActionFailure error={error} />
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" isDisabled={isRunning} onPress={onClose}>
          {t('groups.cancel')}
        </Button>
        <Button
          isDisabled={!isReady || reason.trim() === ''}
          isPending={isRunning}
          onPress={() => run(() => onConfirm(reason.trim()))}
        >
          {confirm}
        </Button>
      </DialogFooter>
    </Dialog>
  );
};
