import type {
  ApplicationEntry,
  GroupReport,
} from '@backstage-discourse/plugin-discourse-common';
import { RiAddLine } from '@remixicon/react';
import { useState } from 'react';
import { EmptyState, Section, View } from '../../parts';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import styles from '../groups.module.css';
import { GuardedButton } from '../guard';
import type { GroupRights } from '../state';
import { ApplicationCard } from './ApplicationCard';
import { ApplyForm } from './ApplyForm';

export type ApplicationsSectionProps = {
  forumId: string;
  entityRef: string;
  report: GroupReport;
  applications: readonly ApplicationEntry[];
  rights: GroupRights;
  onDone: () => void;
};

/** Applications for groups of this forum, and the form for a new one. */
export const ApplicationsSection = (props: ApplicationsSectionProps) => {
  const { forumId, entityRef, report, applications, rights, onDone } = props;
  const { t } = useDiscourseTranslation();
  const [isApplying, setIsApplying] = useState(false);

  if (isApplying) {
    return (
      <View>
        <Section title={t('groups.applications.apply')}>
          <ApplyForm
            forumId={forumId}
            policy={report.policy}
            onClose={() => setIsApplying(false)}
            onApplied={() => {
              setIsApplying(false);
              onDone();
            }}
          />
        </Section>
      </View>
    );
  }
  return (
    <View>
      <Section
        title={t('groups.applications.title')}
        actions={
          <GuardedButton
            iconStart={<RiAddLine />}
            whyNot={rights.propose}
            onPress={() => setIsApplying(true)}
          >
            {t('groups.applications.apply')}
          </GuardedButton>
        }
      >
        {applications.length === 0 ? (
          <EmptyState
            title={t('groups.applications.none')}
            description={t('groups.applications.noneHint')}
          />
        ) : (
          <ul className={styles.list}>
            {applications.map(entry => (
              <li key={entry.application.id} className={styles.card}>
                <ApplicationCard
                  forumId={forumId}
                  entityRef={entityRef}
                  entry={entry}
                  policy={report.policy}
                  rights={rights}
                  onDone={onDone}
                />
              </li>
            ))}
          </ul>
        )}
      </Section>
    </View>
  );
};
