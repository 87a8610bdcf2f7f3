import type { ForumStatus } from '@backstage-discourse/plugin-discourse-common';
import { Alert } from '@backstage/ui';
import { FindingList } from '../findings';
import { PartBody, Section, View } from '../parts';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import { BackupFacts } from './BackupFacts';
import { BackupTable } from './BackupTable';
import { BackupTimeline } from './BackupTimeline';
import { RestoreProofFacts } from './RestoreProofFacts';
import { StartBackup } from './StartBackup';

export type BackupsViewProps = { status: ForumStatus; onStarted: () => void };

/** Whether a forum could be restored, its backups, and how to make one. */
export const BackupsView = ({ status, onStarted }: BackupsViewProps) => {
  const { t } = useDiscourseTranslation();
  const { backups, deployment } = status.parts;
  const proof = deployment?.data?.restoreProof;
  const findings = status.findings.filter(({ part }) => part === 'backups');
  return (
    <View>
      {findings.length > 0 && (
        <Section title={t('backups.verdict')}>
          <FindingList findings={findings} />
        </Section>
      )}
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
          {data => (
            <>
              {data.items.length > 0 && (
                <>
                  <BackupFacts backups={data.items} />
                  <BackupTimeline backups={data.items} />
                </>
              )}
              <BackupTable backups={data.items} />
            </>
          )}
        </PartBody>
      </Section>
      {proof && (
        <Section title={t('backups.proof.title')}>
          <RestoreProofFacts proof={proof} />
        </Section>
      )}
    </View>
  );
};
