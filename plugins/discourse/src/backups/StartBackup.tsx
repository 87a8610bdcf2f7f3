import {
  forumBackupCreatePermission,
  type ForumStatus,
} from '@backstage-discourse/plugin-discourse-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, DialogTrigger, Text } from '@backstage/ui';
import { RiSaveLine } from '@remixicon/react';
import { useId, useState } from 'react';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import styles from './StartBackup.module.css';
import { StartBackupDialog } from './StartBackupDialog';

export type StartBackupProps = { status: ForumStatus; onStarted: () => void };

/** Starts a backup after a confirmation, or says why that is off. */
export const StartBackup = ({ status, onStarted }: StartBackupProps) => {
  const { t } = useDiscourseTranslation();
  const reasonId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [outcome, setOutcome] = useState('');
  const { allowed, loading } = usePermission({
    permission: forumBackupCreatePermission,
    resourceRef: status.entityRef,
  });

  const reason = () => {
    if (!status.access.operate) {
      return t('backups.start.noKey');
    }
    if (loading) {
      return undefined;
    }
    if (!allowed) {
      return t('backups.start.denied');
    }
    return status.parts.backups.data?.running
      ? t('backups.start.busy')
      : undefined;
  };
  const whyOff = reason();

  return (
    <div className={styles.root}>
      <Text
        as="span"
        id={reasonId}
        role="status"
        variant="body-small"
        color="secondary"
      >
        {whyOff ?? outcome}
      </Text>
      <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
        <Button
          iconStart={<RiSaveLine />}
          isDisabled={loading || whyOff !== undefined}
          aria-describedby={reasonId}
        >
          {t('backups.start.button')}
        </Button>
        <StartBackupDialog
          forumId={status.id}
          title={status.title}
          onDone={result => {
            setOutcome(t(`backups.start.result.${result}`));
            setIsOpen(false);
            onStarted();
          }}
        />
      </DialogTrigger>
    </div>
  );
};
