import { countRates } from './countRates';

const sample = (at: string, processed: number, failed: number) => ({
  at,
  processed,
  failed,
  enqueued: 0,
  busy: 0,
  retries: 0,
  dead: 0,
  defaultLatencySeconds: 0,
});

describe('countRates', () => {
  it('gives jobs a minute', () => {
    expect(
      countRates([
        sample('2026-11-20T10:00:00Z', 1_000, 10),
        sample('2026-11-20T10:05:00Z', 1_600, 15),
        sample('2026-11-20T10:05:30Z', 1_600, 15),
      ]),
    ).toEqual({ processed: [null, 120, 0], failed: [null, 1, 0] });
  });

  it('knows no rate where the counters were set back', () => {
    expect(
      countRates([
        sample('2026-11-20T10:00:00Z', 1_000, 10),
        sample('2026-11-20T10:01:00Z', 4, 0),
        sample('2026-11-20T10:02:00Z', 10, 1),
      ]),
    ).toEqual({ processed: [null, null, 6], failed: [null, null, 1] });
  });

  it('knows no rate between two samples of one moment', () => {
    const twice = sample('2026-11-20T10:00:00Z', 1, 1);

    expect(countRates([twice, twice]).processed).toEqual([null, null]);
  });
});
