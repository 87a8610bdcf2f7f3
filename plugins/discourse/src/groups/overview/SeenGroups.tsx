import type { ForumStatus } from '@backstage-discourse/plugin-discourse-common';
import { Alert } from '@backstage/ui';
import { PartBody, Section } from '../../parts';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import { SeenGroupTable } from './SeenGroupTable';

/** All groups that the collector saw, Discourse's own ones included. */
export const SeenGroups = ({ status }: { status: ForumStatus }) => {
  const { t } = useDiscourseTranslation();
  return (
    <Section title={t('groups.title')}>
      <PartBody part={status.parts.groups}>
        {groups => (
          <>
            {groups.truncated && (
              <Alert status="info" icon title={t('groups.truncated')} />
            )}
            <SeenGroupTable groups={groups.items} />
          </>
        )}
      </PartBody>
    </Section>
  );
};
