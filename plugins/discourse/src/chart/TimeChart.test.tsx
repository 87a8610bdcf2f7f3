import { screen, waitFor } from '@testing-library/react';
import uPlot from 'uplot';
import { renderWithForums } from '../__testUtils__/renderWithForums';
import { TimeChart, type TimeChartProps } from './TimeChart';

const START = Date.parse('2026-11-20T10:00:00.000Z') / 1000;

const props: TimeChartProps = {
  title: 'Jobs',
  caption: 'How many wait',
  times: [START, START + 300],
  lines: [
    { label: 'Enqueued', token: '--a', dash: [], values: [7, 8] },
    { label: 'Dead', token: '--b', dash: [2, 3], values: [1, null] },
  ],
  spanSeconds: 3_600,
  formatValue: value => `${value} jobs`,
};

async function renderChart(changed: Partial<TimeChartProps> = {}) {
  const rendered = renderWithForums(<TimeChart {...props} {...changed} />);
  await screen.findByRole('figure', { name: 'Jobs' });
  const call = jest.mocked(uPlot).mock.lastCall;
  if (!call) {
    throw new Error('Nothing was drawn');
  }
  const [options, data] = call;
  const chart = jest.mocked(uPlot).mock.results[0].value;
  return { rendered, options, data, chart };
}

type Range = (chart: unknown, min: number, max: number) => [number, number];

/** A chart of 100 by 100 pixels that remembers what is written on it. */
function recordMarks() {
  const written: string[] = [];
  const ctx = {
    save: jest.fn(),
    restore: jest.fn(),
    setLineDash: jest.fn(),
    beginPath: jest.fn(),
    moveTo: jest.fn(),
    lineTo: jest.fn(),
    stroke: jest.fn(),
    measureText: (text: string) => ({ width: text.length }),
    fillText: (text: string) => written.push(text),
  };
  const chart = {
    ctx,
    bbox: { left: 0, top: 0, width: 100, height: 100 },
    scales: { x: { min: START, max: START + 300 } },
    valToPos: (value: number, scale: string) =>
      scale === 'y' ? 100 - value : (value - START) / 3,
  };
  return { chart, written };
}

describe('TimeChart', () => {
  beforeEach(() => jest.mocked(uPlot).mockClear());

  it('draws each line over time under its name', async () => {
    const { options, data } = await renderChart();

    expect(data).toEqual([
      [START, START + 300],
      [7, 8],
      [1, null],
    ]);
    expect(options.series.map(({ label }) => label)).toEqual([
      'Time',
      'Enqueued',
      'Dead',
    ]);
    expect(screen.getByText('How many wait')).toBeVisible();
  });

  it('draws no line across a silence', async () => {
    const { data } = await renderChart({
      times: [0, 60, 120, 9_000],
      lines: [{ label: 'A', token: '--a', dash: [], values: [1, 2, 3, 4] }],
    });

    expect(data?.[1]).toEqual([1, 2, 3, null, 4]);
  });

  it('shows the whole range, also around a single point', async () => {
    const { options } = await renderChart({ times: [START], lines: [] });

    const range = options.scales?.x.range as Range;
    expect(range(undefined, START, START)).toEqual([START - 3_600, START]);
  });

  it('shows a threshold that the figures come near, and no other', async () => {
    const { options } = await renderChart({
      thresholds: [{ value: 1_000, label: 'Too many' }],
    });

    const range = options.scales?.y.range as Range;
    expect(range(undefined, 0, 600)[1]).toBeGreaterThan(1_000);
    expect(range(undefined, 0, 20)[1]).toBeLessThan(30);
  });

  it('names thresholds and events within the shown range', async () => {
    const { options } = await renderChart({
      thresholds: [
        { value: 50, label: 'Too many' },
        { value: 500, label: 'Far above' },
      ],
      events: [
        { at: START + 100, label: 'Growing', token: '--a' },
        { at: START - 100, label: 'Long ago', token: '--a' },
        { at: START + 200, label: 'Wide '.repeat(30), token: '--a' },
      ],
    });
    const { chart, written } = recordMarks();

    const [draw] = options.hooks?.draw ?? [];
    (draw as (drawn: unknown) => void)(chart);

    expect(written).toEqual(['Too many', 'Growing']);
  });

  it('clears up when it leaves the page', async () => {
    const { rendered, chart } = await renderChart();

    rendered.unmount();

    expect(chart.destroy).toHaveBeenCalled();
  });

  it('takes on the colours of the theme when that changes', async () => {
    const { chart } = await renderChart();
    chart.redraw.mockClear();

    document.body.setAttribute('data-theme-mode', 'dark');

    await waitFor(() => expect(chart.redraw).toHaveBeenCalled());
  });
});
