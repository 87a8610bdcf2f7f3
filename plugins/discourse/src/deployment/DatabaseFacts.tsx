import type { DeployedDatabase } from '@backstage-discourse/plugin-discourse-common';
import { Facts } from '../parts';
import { Age, formatDateTime, useLanguage } from '../time';
import { useDiscourseTranslation } from '../useDiscourseTranslation';

/** The CloudNativePG cluster, and how far back it could be restored. */
export const DatabaseFacts = ({ database }: { database: DeployedDatabase }) => {
  const { t } = useDiscourseTranslation();
  const language = useLanguage();
  const { firstRecoverableAt, lastBackupAt, lastFailedBackupAt } = database;
  const archiving = () => {
    if (database.continuousArchiving === undefined) {
      return t('fact.unknown');
    }
    return t(
      database.continuousArchiving
        ? 'deployment.database.archives'
        : 'deployment.database.archiveFails',
    );
  };
  return (
    <Facts
      facts={[
        {
          id: 'instances',
          label: t('deployment.database.instances'),
          value: t('deployment.database.ready', {
            ready: String(database.readyInstances),
            instances: String(database.instances),
          }),
          note: database.phase,
        },
        {
          id: 'backup',
          label: t('deployment.database.lastBackup'),
          value: lastBackupAt ? <Age at={lastBackupAt} /> : t('fact.noBackup'),
          note: lastFailedBackupAt
            ? t('deployment.database.lastFailed', {
                time: formatDateTime(lastFailedBackupAt, { language }),
              })
            : undefined,
        },
        {
          id: 'archiving',
          label: t('deployment.database.archiving'),
          value: archiving(),
          note: t('deployment.database.archivingNote'),
        },
        {
          id: 'recoverable',
          label: t('deployment.database.recoverable'),
          value: firstRecoverableAt ? (
            <Age at={firstRecoverableAt} />
          ) : (
            t('fact.unknown')
          ),
          note: t('deployment.database.recoverableNote'),
        },
      ]}
    />
  );
};
