import { screen } from '@testing-library/react';
import uPlot from 'uplot';
import { renderWithForums } from '../../__testUtils__/renderWithForums';
import { HistoryCharts } from './HistoryCharts';

const samples = [
  { at: '2026-11-20T10:00:00.000Z', enqueued: 7, processed: 1_000 },
  { at: '2026-11-20T10:05:00.000Z', enqueued: 8, processed: 1_600 },
].map(sample => ({
  ...sample,
  busy: 0,
  retries: 3,
  dead: 1,
  defaultLatencySeconds: 90,
  failed: 0,
}));

describe('HistoryCharts', () => {
  beforeEach(() => jest.mocked(uPlot).mockClear());

  it('draws jobs, latency and throughput', async () => {
    renderWithForums(
      <HistoryCharts samples={samples} range="1h" findings={[]} />,
    );

    await screen.findByRole('figure', { name: 'Throughput' });
    const drawn = jest
      .mocked(uPlot)
      .mock.calls.map(([options, data]) => [
        options.series.slice(1).map(({ label }) => label),
        data?.slice(1),
      ]);
    expect(drawn).toEqual([
      [
        ['Enqueued', 'Retries', 'Dead'],
        [
          [7, 8],
          [3, 3],
          [1, 1],
        ],
      ],
      [['Latency'], [[90, 90]]],
      [
        ['Finished a minute', 'Failed a minute'],
        [
          [null, 120],
          [null, 0],
        ],
      ],
    ]);
  });

  it('tells lines apart by dashes and not by colour alone', async () => {
    renderWithForums(
      <HistoryCharts samples={samples} range="1h" findings={[]} />,
    );

    await screen.findByRole('figure', { name: 'Jobs' });
    const [options] = jest.mocked(uPlot).mock.calls[0];
    const dashes = options.series.slice(1).map(({ dash }) => String(dash));
    expect(new Set(dashes).size).toBe(3);
  });
});
