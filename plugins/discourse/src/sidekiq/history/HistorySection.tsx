import {
  HISTORY_RANGES,
  type Finding,
  type HistoryRange,
} from '@backstage-discourse/plugin-discourse-common';
import {
  Alert,
  Button,
  Skeleton,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { lazy, Suspense, useState } from 'react';
import { describeError } from '../../api';
import { EmptyState, Section } from '../../parts';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import { HistoryTable } from './HistoryTable';
import { useHistory } from './useHistory';

const HistoryCharts = lazy(async () => ({
  default: (await import('./HistoryCharts')).HistoryCharts,
}));

export type HistorySectionProps = {
  id: string;
  collectedAt: string | undefined;
  /** Verdicts on the jobs; the start of each is marked on the charts. */
  findings: readonly Finding[];
};

/** Jobs over time, as charts or as a table of the same samples. */
export const HistorySection = (props: HistorySectionProps) => {
  const { id, collectedAt, findings } = props;
  const { t } = useDiscourseTranslation();
  const [range, setRange] = useState<HistoryRange>('24h');
  const [asTable, setAsTable] = useState(false);
  const { samples, error, retry } = useHistory(id, { range, collectedAt });

  return (
    <Section
      title={t('history.title')}
      actions={
        <>
          <ToggleButtonGroup
            selectionMode="single"
            disallowEmptySelection
            aria-label={t('history.range')}
            selectedKeys={[range]}
            onSelectionChange={keys =>
              setRange(HISTORY_RANGES.find(key => keys.has(key)) ?? range)
            }
          >
            {HISTORY_RANGES.map(key => (
              <ToggleButton key={key} id={key}>
                {t(`history.ranges.${key}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <ToggleButton isSelected={asTable} onChange={setAsTable}>
            {t('history.asTable')}
          </ToggleButton>
        </>
      }
    >
      {error && (
        <div role="alert">
          <Alert
            status="danger"
            icon
            title={t('history.failed')}
            description={describeError(error)}
            customActions={
              <Button variant="secondary" onPress={retry}>
                {t('failure.retry')}
              </Button>
            }
          />
        </div>
      )}
      {!error && !samples && (
        <div role="status" aria-label={t('history.loading')}>
          <Skeleton width="100%" height={240} />
        </div>
      )}
      {samples?.length === 0 && (
        <EmptyState
          title={t('history.empty.title')}
          description={t('history.empty.description')}
        />
      )}
      {samples && samples.length > 0 && asTable && (
        <HistoryTable samples={samples} />
      )}
      {samples && samples.length > 0 && !asTable && (
        <Suspense fallback={<Skeleton width="100%" height={240} />}>
          <HistoryCharts samples={samples} range={range} findings={findings} />
        </Suspense>
      )}
    </Section>
  );
};
