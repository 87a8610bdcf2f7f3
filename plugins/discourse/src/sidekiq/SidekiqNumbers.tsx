import type { SidekiqData } from '@backstage-discourse/plugin-discourse-common';
import { Facts } from '../parts';
import { formatDuration, formatNumber, useLanguage } from '../time';
import { useDiscourseTranslation } from '../useDiscourseTranslation';

const COUNTERS = ['busy', 'processes', 'retries', 'dead', 'scheduled'] as const;

export type SidekiqNumbersProps = { sidekiq: SidekiqData };

/** Sidekiq's counters, each with what it means. */
export const SidekiqNumbers = ({ sidekiq }: SidekiqNumbersProps) => {
  const { t } = useDiscourseTranslation();
  const language = useLanguage();
  return (
    <Facts
      facts={[
        {
          id: 'enqueued',
          label: t('sidekiq.number.enqueued.label'),
          value: formatNumber(sidekiq.enqueued, { language }),
          note: t('sidekiq.number.enqueued.note'),
        },
        {
          id: 'latency',
          label: t('sidekiq.number.latency.label'),
          value: formatDuration(sidekiq.defaultLatencySeconds, { language }),
          note: t('sidekiq.number.latency.note'),
        },
        ...COUNTERS.map(id => ({
          id,
          label: t(`sidekiq.number.${id}.label`),
          value: formatNumber(sidekiq[id], { language }),
          note: t(`sidekiq.number.${id}.note`),
        })),
      ]}
    />
  );
};
