import type { StartBackupResult } from '@backstage-discourse/plugin-discourse-common';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Switch,
  Text,
} from '@backstage/ui';
import { useState } from 'react';
import { describeError, discourseApiRef } from '../api';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import styles from './StartBackupDialog.module.css';

export type StartBackupDialogProps = {
  forumId: string;
  title: string;
  onDone: (result: StartBackupResult['result']) => void;
};

/** Asks before a backup is started, and what it should hold. */
export const StartBackupDialog = (props: StartBackupDialogProps) => {
  const { forumId, title, onDone } = props;
  const { t } = useDiscourseTranslation();
  const api = useApi(discourseApiRef);
  const [withUploads, setWithUploads] = useState(true);
  const [isStarting, setIsStarting] = useState(false);
  const [error, setError] = useState<Error>();

  const start = async () => {
    setIsStarting(true);
    setError(undefined);
    try {
      const { result } = await api.startBackup(forumId, { withUploads });
      onDone(result);
    } catch (failure) {
      setError(toError(failure));
    } finally {
      setIsStarting(false);
    }
  };

  return (
    <Dialog>
      <DialogHeader>{t('backups.dialog.title', { title })}</DialogHeader>
      <DialogBody>
        <div className={styles.body}>
          <Text as="p">{t('backups.dialog.text')}</Text>
          <Switch
            label={t('backups.dialog.withUploads')}
            isSelected={withUploads}
            onChange={setWithUploads}
          />
          <div role="alert">
            {error && (
              <Alert
                status="danger"
                icon
                title={t('backups.dialog.failed')}
                description={describeError(error)}
              />
            )}
          </div>
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close" isDisabled={isStarting}>
          {t('backups.dialog.cancel')}
        </Button>
        <Button isPending={isStarting} onPress={start}>
          {t('backups.dialog.confirm')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
};
