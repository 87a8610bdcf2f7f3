import { buildWaves, countUnsupported } from './buildWaves';

const now = Date.parse('2026-11-21T09:00:00Z');
const counts = (versions: Record<string, number>) =>
  Object.entries(versions).map(([value, count]) => ({ value, count }));

describe('buildWaves', () => {
  it('puts forums together by release, newest first', () => {
    const waves = buildWaves(
      counts({ '2026.7.0': 3, '2026.9.0': 2, '2026.7.1': 40 }),
      { now },
    );

    expect(waves.map(({ name, count }) => [name, count])).toEqual([
      ['2026.9', 2],
      ['2026.7', 43],
    ]);
    expect(waves[1].versions).toEqual(
      counts({ '2026.7.0': 3, '2026.7.1': 40 }),
    );
  });

  it('shows supported releases that nobody has', () => {
    expect(
      buildWaves([], { now }).map(({ name, support, count }) => [
        name,
        support,
        count,
      ]),
    ).toEqual([
      ['2026.9', 'ending', 0],
      ['2026.7', 'supported', 0],
    ]);
  });

  it.each([
    ['2026.9.0', 'ending'],
    ['2026.7.1', 'supported'],
    ['2026.4.0', 'ended'],
    ['2024.1.0', 'ended'],
    ['2026.10.1', 'newer'],
    ['2027.1.0', 'newer'],
    ['2026.10.0-latest', 'development'],
    ['3.4.7', 'unknown'],
    ['beta', 'unknown'],
  ])('judges %s as %s', (version, support) => {
    const wave = buildWaves(counts({ [version]: 1 }), { now }).find(
      ({ count }) => count > 0,
    );

    expect(wave?.support).toBe(support);
  });

  it('has the tenth month after the ninth', () => {
    const waves = buildWaves(counts({ '2026.9.0': 1, '2026.10.0': 1 }), {
      now,
    });

    expect(waves[0].name).toBe('2026.10');
  });

  it('counts who gets no fixes, now or soon', () => {
    const waves = buildWaves(
      counts({ '2026.4.0': 5, '2026.9.0': 2, '2026.7.1': 10 }),
      { now },
    );

    expect(countUnsupported(waves)).toEqual({ ended: 5, ending: 2, total: 17 });
  });
});
