import type { ForumStatus } from '@backstage-discourse/plugin-discourse-common';
import { FindingList } from '../findings';
import { PartBody, Section, View } from '../parts';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import { HistorySection } from './history';
import { QueueTable } from './QueueTable';
import { SidekiqNumbers } from './SidekiqNumbers';

export type SidekiqViewProps = { status: ForumStatus };

/** Background jobs of a forum: now, by queue, and over time. */
export const SidekiqView = ({ status }: SidekiqViewProps) => {
  const { t } = useDiscourseTranslation();
  const findings = status.findings.filter(({ part }) => part === 'sidekiq');
  return (
    <View>
      {findings.length > 0 && (
        <Section title={t('sidekiq.verdict')}>
          <FindingList findings={findings} />
        </Section>
      )}
      <Section title={t('sidekiq.now')}>
        <PartBody part={status.parts.sidekiq}>
          {sidekiq => (
            <>
              <SidekiqNumbers sidekiq={sidekiq} />
              <QueueTable queues={sidekiq.queues} />
            </>
          )}
        </PartBody>
      </Section>
      <HistorySection
        id={status.id}
        collectedAt={status.collectedAt}
        findings={findings}
      />
    </View>
  );
};
