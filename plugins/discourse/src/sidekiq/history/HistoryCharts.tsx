import type {
  Finding,
  ForumSample,
  HistoryRange,
  Severity,
} from '@backstage-discourse/plugin-discourse-common';
import { useCallback, useMemo } from 'react';
import { TimeChart, type ChartEvent } from '../../chart';
import { formatDuration, formatNumber, useLanguage } from '../../time';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import { countRates } from './countRates';
import styles from './HistoryCharts.module.css';

const HOUR_SECONDS = 60 * 60;
const SPAN_SECONDS: Record<HistoryRange, number> = {
  '1h': HOUR_SECONDS,
  '24h': 24 * HOUR_SECONDS,
  '14d': 14 * 24 * HOUR_SECONDS,
  '1y': 365 * 24 * HOUR_SECONDS,
};

/** Distances between ticks that read well as durations, in seconds. */
const DURATION_STEPS = [
  1,
  5,
  15,
  30,
  60,
  5 * 60,
  15 * 60,
  30 * 60,
  HOUR_SECONDS,
  3 * HOUR_SECONDS,
  6 * HOUR_SECONDS,
  12 * HOUR_SECONDS,
  24 * HOUR_SECONDS,
  7 * 24 * HOUR_SECONDS,
];

const SEVERITY_TOKENS: Record<Severity, string> = {
  ok: '--bui-fg-positive',
  info: '--bui-fg-announcement',
  warning: '--bui-fg-warning',
  critical: '--bui-fg-negative',
};

const PLAIN = { token: '--bui-fg-announcement', dash: [] } as const;
const DASHED = { token: '--bui-fg-warning', dash: [6, 4] } as const;
const DOTTED = { token: '--bui-fg-negative', dash: [2, 3] } as const;

export type HistoryChartsProps = {
  samples: readonly ForumSample[];
  range: HistoryRange;
  /** What the charts are about; the start of each is marked. */
  findings: readonly Finding[];
};

/** How much waits, how long it waits, and how fast it is worked off. */
export const HistoryCharts = (props: HistoryChartsProps) => {
  const { samples, range, findings } = props;
  const { t } = useDiscourseTranslation();
  const language = useLanguage();

  const times = useMemo(
    () => samples.map(sample => Date.parse(sample.at) / 1000),
    [samples],
  );
  const events = useMemo(
    (): ChartEvent[] =>
      findings
        .filter(({ severity }) => severity !== 'ok')
        .map(({ since, title, severity }) => ({
          at: Date.parse(since) / 1000,
          label: title,
          token: SEVERITY_TOKENS[severity],
        })),
    [findings],
  );
  const jobs = useMemo(
    () => [
      {
        ...PLAIN,
        label: t('history.column.enqueued'),
        values: samples.map(({ enqueued }) => enqueued),
      },
      {
        ...DASHED,
        label: t('history.column.retries'),
        values: samples.map(({ retries }) => retries),
      },
      {
        ...DOTTED,
        label: t('history.column.dead'),
        values: samples.map(({ dead }) => dead),
      },
    ],
    [samples, t],
  );
  const latency = useMemo(
    () => [
      {
        ...PLAIN,
        label: t('history.column.latency'),
        values: samples.map(sample => sample.defaultLatencySeconds),
      },
    ],
    [samples, t],
  );
  const throughput = useMemo(() => {
    const rates = countRates(samples);
    return [
      {
        ...PLAIN,
        label: t('history.column.processedRate'),
        values: rates.processed,
      },
      {
        ...DOTTED,
        label: t('history.column.failedRate'),
        values: rates.failed,
      },
    ];
  }, [samples, t]);

  const asNumber = useCallback(
    (value: number) => formatNumber(Math.round(value), { language }),
    [language],
  );
  const asDuration = useCallback(
    (value: number) => formatDuration(value, { language, display: 'narrow' }),
    [language],
  );
  // Named once, on the wide chart; the narrow ones have no room for words.
  const silentEvents = useMemo(
    () => events.map(event => ({ ...event, label: '' })),
    [events],
  );
  const shared = { times, spanSeconds: SPAN_SECONDS[range] };

  return (
    <div className={styles.root}>
      <div className={styles.wide}>
        <TimeChart
          {...shared}
          events={events}
          title={t('history.jobs.title')}
          caption={t('history.jobs.caption')}
          lines={jobs}
          formatValue={asNumber}
        />
      </div>
      <TimeChart
        {...shared}
        events={silentEvents}
        title={t('history.latency.title')}
        caption={t('history.latency.caption')}
        lines={latency}
        formatValue={asDuration}
        valueSteps={DURATION_STEPS}
      />
      <TimeChart
        {...shared}
        events={silentEvents}
        title={t('history.throughput.title')}
        caption={t('history.throughput.caption')}
        lines={throughput}
        formatValue={asNumber}
      />
    </div>
  );
};
