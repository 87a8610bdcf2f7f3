import type {
  ForumSample,
  HistoryRange,
} from '@backstage-discourse/plugin-discourse-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEffect, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { formatDateTime, formatNumber, useLanguage } from '../time';
import { discourseTranslationRef } from '../translation';
import styles from './HistoryChart.module.css';

const HEIGHT = 240;
const LINES = [
  { field: 'enqueued', token: '--bui-fg-announcement', dash: [] },
  { field: 'retries', token: '--bui-fg-warning', dash: [6, 4] },
  { field: 'dead', token: '--bui-fg-negative', dash: [2, 3] },
] as const;

/** Where the app and BUI write the active theme. */
const THEME_ATTRIBUTES = ['data-theme-mode', 'data-theme-name', 'class'];

const HOUR_SECONDS = 60 * 60;
const RANGE_SECONDS: Record<HistoryRange, number> = {
  '1h': HOUR_SECONDS,
  '24h': 24 * HOUR_SECONDS,
  '14d': 14 * 24 * HOUR_SECONDS,
  '1y': 365 * 24 * HOUR_SECONDS,
};

export type HistoryChartProps = {
  samples: readonly ForumSample[];
  range: HistoryRange;
};

/**
 * Queue length over time. Colours come from the theme's tokens and follow it;
 * lines differ by their dashes too. Nothing on it moves by itself.
 */
export const HistoryChart = ({ samples, range }: HistoryChartProps) => {
  const { t } = useTranslationRef(discourseTranslationRef);
  const language = useLanguage();
  const frame = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = frame.current;
    if (!element) {
      return undefined;
    }
    const token = (name: string) =>
      getComputedStyle(element).getPropertyValue(name).trim();
    const axis = {
      stroke: () => token('--bui-fg-secondary'),
      grid: { stroke: () => token('--bui-border-1') },
      ticks: { stroke: () => token('--bui-border-1') },
    };
    const chart = new UPlot(
      {
        width: Math.max(1, element.clientWidth),
        height: HEIGHT,
        axes: [
          axis,
          {
            ...axis,
            size: 64,
            values: (_chart, ticks) =>
              ticks.map(tick => formatNumber(tick, { language })),
          },
        ],
        scales: {
          // The whole range, however few samples there are of it yet.
          x: {
            range: (_chart, _min, max) => [max - RANGE_SECONDS[range], max],
          },
          y: { range: (_chart, _min, max) => [0, Math.max(1, max)] },
        },
        series: [
          {
            label: t('history.column.at'),
            value: (_chart, seconds) =>
              seconds === null
                ? ''
                : formatDateTime(new Date(seconds * 1000).toISOString(), {
                    language,
                  }),
          },
          ...LINES.map(line => ({
            label: t(`history.column.${line.field}`),
            stroke: () => token(line.token),
            dash: [...line.dash],
            width: 2,
            value: (_chart: UPlot, value: number | null) =>
              value === null ? '' : formatNumber(value, { language }),
          })),
        ],
      },
      [
        samples.map(sample => Date.parse(sample.at) / 1000),
        ...LINES.map(line => samples.map(sample => sample[line.field])),
      ],
      element,
    );

    const sizes = new ResizeObserver(() =>
      chart.setSize({
        width: Math.max(1, element.clientWidth),
        height: HEIGHT,
      }),
    );
    sizes.observe(element);
    const themes = new MutationObserver(() => chart.redraw(false, true));
    const watched = { attributes: true, attributeFilter: THEME_ATTRIBUTES };
    themes.observe(document.documentElement, watched);
    themes.observe(document.body, watched);
    return () => {
      sizes.disconnect();
      themes.disconnect();
      chart.destroy();
    };
  }, [samples, range, t, language]);

  return (
    <figure className={styles.figure}>
      <div ref={frame} className={styles.frame} aria-hidden="true" />
      <figcaption className={styles.caption}>{t('history.caption')}</figcaption>
    </figure>
  );
};
