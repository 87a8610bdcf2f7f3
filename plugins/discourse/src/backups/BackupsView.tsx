import type { ForumStatus } from '@backstage-discourse/plugin-discourse-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { PartBody, Section } from '../parts';
import { discourseTranslationRef } from '../translation';
import { BackupTable } from './BackupTable';
import styles from './BackupsView.module.css';
import { StartBackup } from './StartBackup';

export type BackupsViewProps = { status: ForumStatus; onStarted: () => void };

/** Backups of a forum, and the button that starts one. */
export const BackupsView = ({ status, onStarted }: BackupsViewProps) => {
  const { t } = useTranslationRef(discourseTranslationRef);
  const { backups } = status.parts;
  return (
    <div className={styles.root}>
      <Section
        title={t('backups.title')}
        actions={<StartBackup status={status} onStarted={onStarted} />}
      >
        <div role="status">
          {backups.data?.running && (
            <Alert
              status="info"
              isPending
              title={t('backups.running.title')}
              description={t('backups.running.description')}
            />
          )}
        </div>
        <PartBody part={backups}>
          {data => <BackupTable backups={data.items} />}
        </PartBody>
      </Section>
    </div>
  );
};
