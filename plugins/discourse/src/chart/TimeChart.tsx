import { useEffect, useId, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import card from '../parts/card.module.css';
import { formatDateTime, useLanguage } from '../time';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import { breakGaps } from './breakGaps';
import { drawMarks, type ChartEvent, type ChartThreshold } from './drawMarks';
import styles from './TimeChart.module.css';

const HEIGHT = 200;
const DAY_SECONDS = 24 * 60 * 60;

/** Round whole figures. */
const COUNT_STEPS = Array.from({ length: 12 }, (_, power) =>
  [1, 2, 5].map(step => step * 10 ** power),
).flat();

/** Where the app and BUI write the active theme. */
const THEME_ATTRIBUTES = ['data-theme-mode', 'data-theme-name', 'class'];

export type TimeChartLine = {
  label: string;
  /** Name of the colour token. */
  token: string;
  /** Lengths of dashes and spaces, so that colour is not the only sign. */
  dash: readonly number[];
  /** One for each time; null where nothing is known. */
  values: readonly (number | null)[];
};

export type TimeChartProps = {
  title: string;
  caption: string;
  /** Epoch seconds, rising. */
  times: readonly number[];
  lines: readonly TimeChartLine[];
  /** Length of the time axis, however few points there are of it. */
  spanSeconds: number;
  formatValue: (value: number) => string;
  /** Distances that ticks may have; round whole figures if not given. */
  valueSteps?: readonly number[];
  thresholds?: readonly ChartThreshold[];
  events?: readonly ChartEvent[];
};

const NONE: readonly never[] = [];

/**
 * Figures over time. Colours come from the theme's tokens and follow it; lines
 * differ by their dashes too. Nothing on it moves by itself. The same figures
 * must be on the page as a table for those who can not see it.
 */
export const TimeChart = (props: TimeChartProps) => {
  const { title, caption, times, lines, spanSeconds, formatValue } = props;
  const { thresholds = NONE, events = NONE, valueSteps = COUNT_STEPS } = props;
  const { t } = useDiscourseTranslation();
  const language = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const titleId = useId();

  useEffect(() => {
    const element = frame.current;
    if (!element) {
      return undefined;
    }
    const readToken = (name: string) =>
      getComputedStyle(element).getPropertyValue(name).trim();
    const axis = {
      stroke: () => readToken('--bui-fg-secondary'),
      grid: { stroke: () => readToken('--bui-border-1'), width: 0.5 },
      ticks: { stroke: () => readToken('--bui-border-1'), width: 0.5 },
      font: `11px ${readToken('--bui-font-regular')}`,
    };
    const timeFormat = new Intl.DateTimeFormat(
      language,
      spanSeconds > DAY_SECONDS
        ? { day: 'numeric', month: 'short' }
        : { hour: '2-digit', minute: '2-digit' },
    );
    const points = breakGaps({
      times,
      lines: lines.map(({ values }) => values),
    });
    const highestThreshold = Math.max(
      0,
      ...thresholds.map(({ value }) => value),
    );
    const chart = new UPlot(
      {
        width: Math.max(1, element.clientWidth),
        height: HEIGHT,
        axes: [
          {
            ...axis,
            values: (_chart, ticks) =>
              ticks.map(tick => timeFormat.format(tick * 1000)),
            space: 72,
          },
          {
            ...axis,
            size: 88,
            incrs: [...valueSteps],
            values: (_chart, ticks) => ticks.map(formatValue),
          },
        ],
        scales: {
          x: { range: (_chart, _min, max) => [max - spanSeconds, max] },
          y: {
            // A threshold is shown once the figures come near it; a far one
            // would press them flat.
            range: (_chart, _min, max) => [
              0,
              max * 2 > highestThreshold
                ? Math.max(1, max, highestThreshold * 1.1)
                : Math.max(1, max * 1.1),
            ],
          },
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
          ...lines.map(line => ({
            label: line.label,
            stroke: () => readToken(line.token),
            dash: [...line.dash],
            width: 2,
            value: (_chart: UPlot, value: number | null) =>
              value === null ? '' : formatValue(value),
          })),
        ],
        hooks: {
          draw: [drawn => drawMarks(drawn, { thresholds, events, readToken })],
        },
      },
      [points.times, ...points.lines],
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
  }, [
    times,
    lines,
    spanSeconds,
    formatValue,
    valueSteps,
    thresholds,
    events,
    t,
    language,
  ]);

  return (
    <figure
      className={`${styles.figure} ${card.card}`}
      aria-labelledby={titleId}
    >
      <h4 className={styles.title} id={titleId}>
        {title}
      </h4>
      <div ref={frame} className={styles.frame} aria-hidden="true" />
      <figcaption className={styles.caption}>{caption}</figcaption>
    </figure>
  );
};
