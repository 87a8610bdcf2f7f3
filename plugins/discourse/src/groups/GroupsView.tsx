import type { ForumStatus } from '@backstage-discourse/plugin-discourse-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { PartBody, Section } from '../parts';
import { discourseTranslationRef } from '../translation';
import { GroupTable } from './GroupTable';
import styles from './GroupsView.module.css';

export type GroupsViewProps = { status: ForumStatus };

/** Groups of a forum and who may see and join each. */
export const GroupsView = ({ status }: GroupsViewProps) => {
  const { t } = useTranslationRef(discourseTranslationRef);
  return (
    <div className={styles.root}>
      <Section title={t('groups.title')}>
        <PartBody part={status.parts.groups}>
          {groups => (
            <>
              {groups.truncated && (
                <Alert status="info" icon title={t('groups.truncated')} />
              )}
              <GroupTable groups={groups.items} />
            </>
          )}
        </PartBody>
      </Section>
    </div>
  );
};
