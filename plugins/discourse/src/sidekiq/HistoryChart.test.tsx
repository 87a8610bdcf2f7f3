import { screen, waitFor } from '@testing-library/react';
import uPlot from 'uplot';
import { renderWithForums } from '../__testUtils__/renderWithForums';
import { HistoryChart } from './HistoryChart';

const samples = [
  { at: '2026-11-20T10:00:00.000Z', enqueued: 7, retries: 3, dead: 1 },
  { at: '2026-11-20T10:05:00.000Z', enqueued: 8, retries: 4, dead: 2 },
].map(sample => ({
  ...sample,
  busy: 0,
  defaultLatencySeconds: 0,
  processed: 0,
  failed: 0,
}));

describe('HistoryChart', () => {
  beforeEach(() => jest.mocked(uPlot).mockClear());

  it('draws enqueued, retries and dead over time', async () => {
    renderWithForums(<HistoryChart samples={samples} range="1h" />);

    await screen.findByText(/figures are in the table/);
    const [options, data] = jest.mocked(uPlot).mock.lastCall ?? [];
    expect(data).toEqual([
      samples.map(({ at }) => Date.parse(at) / 1000),
      [7, 8],
      [3, 4],
      [1, 2],
    ]);
    expect(options?.series.map(({ label }) => label)).toEqual([
      'Time',
      'Enqueued',
      'Retries',
      'Dead',
    ]);
  });

  it('shows the whole range, also around a single sample', async () => {
    const [first] = samples;
    const at = Date.parse(first.at) / 1000;
    renderWithForums(<HistoryChart samples={[first]} range="24h" />);

    await screen.findByText(/figures are in the table/);
    const [options] = jest.mocked(uPlot).mock.lastCall ?? [];
    expect(options?.scales?.x.range).toEqual(expect.any(Function));
    const range = options?.scales?.x.range as (
      chart: unknown,
      min: number,
      max: number,
    ) => [number, number];
    expect(range(undefined, at, at)).toEqual([at - 24 * 60 * 60, at]);
  });

  it('tells its lines apart by dashes and not by colour alone', async () => {
    renderWithForums(<HistoryChart samples={samples} range="1h" />);

    await screen.findByText(/figures are in the table/);
    const [options] = jest.mocked(uPlot).mock.lastCall ?? [];
    const dashes = options?.series.slice(1).map(({ dash }) => String(dash));
    expect(new Set(dashes).size).toBe(3);
  });

  it('clears up when it leaves the page', async () => {
    const { unmount } = renderWithForums(
      <HistoryChart samples={samples} range="1h" />,
    );
    await screen.findByText(/figures are in the table/);

    unmount();

    expect(jest.mocked(uPlot).mock.results[0].value.destroy).toHaveBeenCalled();
  });

  it('takes on the colours of the theme when that changes', async () => {
    renderWithForums(<HistoryChart samples={samples} range="1h" />);
    await screen.findByText(/figures are in the table/);
    const { redraw } = jest.mocked(uPlot).mock.results[0].value;
    redraw.mockClear();

    document.body.setAttribute('data-theme-mode', 'dark');

    await waitFor(() => expect(redraw).toHaveBeenCalled());
  });
});
