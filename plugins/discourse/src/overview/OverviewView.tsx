import type { ForumStatus } from '@backstage-discourse/plugin-discourse-common';
import { Section, View } from '../parts';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import { FindingList } from '../findings';
import { ForumFacts } from './ForumFacts';

export type OverviewViewProps = { status: ForumStatus };

/** What matters about a forum in words, and the facts behind it. */
export const OverviewView = ({ status }: OverviewViewProps) => {
  const { t } = useDiscourseTranslation();
  return (
    <View>
      <Section title={t('overview.facts')}>
        <ForumFacts parts={status.parts} />
      </Section>
      <Section title={t('overview.findings')}>
        <FindingList findings={status.findings} />
      </Section>
    </View>
  );
};
