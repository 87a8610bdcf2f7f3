import type { FleetFacet } from '@backstage-discourse/plugin-discourse-common';
import { Skeleton, Text } from '@backstage/ui';
import { useMemo, useState } from 'react';
import { EmptyState, Facts, Section, View } from '../../parts';
import { formatNumber, useLanguage, useNow } from '../../time';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import { FleetFailure } from '../FleetFailure';
import { NO_FILTER } from '../view/fleetFilter';
import { useFacets } from '../view/useFacets';
import { buildWaves, countUnsupported } from './buildWaves';
import { WaveTable } from './WaveTable';

const DAY_MS = 24 * 60 * 60 * 1000;
const WANTED: readonly FleetFacet[] = ['version', 'channel'];

/** Who is on which release and channel, and until when these get fixes. */
export const UpgradesView = () => {
  const { t } = useDiscourseTranslation();
  const language = useLanguage();
  const [attempt, setAttempt] = useState(0);
  const { facets, error } = useFacets({
    filter: NO_FILTER,
    search: '',
    wanted: WANTED,
    version: attempt,
  });
  // The calendar has days, so nothing in it changes oftener.
  const today = Math.floor(useNow() / DAY_MS) * DAY_MS;
  const waves = useMemo(
    () => buildWaves(facets?.version ?? [], { now: today }),
    [facets, today],
  );
  const number = (value: number) => formatNumber(value, { language });

  if (error && !facets) {
    return (
      <View>
        <FleetFailure error={error} onRetry={() => setAttempt(attempt + 1)} />
      </View>
    );
  }
  if (!facets) {
    return (
      <View>
        <div role="status" aria-label={t('upgrades.loading')}>
          <Skeleton width="100%" height={240} />
        </div>
      </View>
    );
  }
  const { ended, ending, total } = countUnsupported(waves);
  if (total === 0) {
    return (
      <View>
        <EmptyState
          title={t('upgrades.noVersions.title')}
          description={t('upgrades.noVersions.description')}
        />
      </View>
    );
  }
  return (
    <View>
      <Section title={t('upgrades.title')}>
        <Text as="p">
          {ended > 0
            ? t('upgrades.verdict.ended', {
                count: ended,
                number: number(ended),
                total: number(total),
              })
            : t('upgrades.verdict.well')}
        </Text>
        <Facts
          facts={[
            {
              id: 'ended',
              label: t('upgrades.fact.ended'),
              value: number(ended),
            },
            {
              id: 'ending',
              label: t('upgrades.fact.ending'),
              value: number(ending),
            },
            ...(facets.channel ?? []).map(({ value, count }) => ({
              id: value,
              label: t('upgrades.fact.channel', {
                channel: t(`channel.${value}`),
              }),
              value: number(count),
            })),
          ]}
        />
      </Section>
      <Section title={t('upgrades.calendarTitle')}>
        <WaveTable waves={waves} now={today} />
        <Text as="p" variant="body-small" color="secondary">
          {t('upgrades.source')}
        </Text>
      </Section>
    </View>
  );
};
