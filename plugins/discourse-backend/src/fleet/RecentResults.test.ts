import { RecentResults } from './RecentResults';

describe('RecentResults', () => {
  function setUp(maxAgeMs: number) {
    const clock = { ms: 1000 };
    const results = new RecentResults<number>({
      maxAgeMs,
      now: () => clock.ms,
    });
    let asked = 0;
    const get = (key: string) =>
      results.get(key, async () => {
        asked += 1;
        return asked;
      });
    return { clock, results, get };
  }

  it('answers again what was asked a moment ago, by each key', async () => {
    const { clock, get } = setUp(100);

    const both = await Promise.all([get('a'), get('a')]);
    clock.ms += 99;

    expect(both).toEqual([1, 1]);
    expect(await get('a')).toBe(1);
    expect(await get('b')).toBe(2);
    clock.ms += 1;
    expect(await get('a')).toBe(3);
  });

  it('keeps nothing at an age of 0, or from a clock that was ahead', async () => {
    const never = setUp(0);
    expect([await never.get('a'), await never.get('a')]).toEqual([1, 2]);

    const { clock, get } = setUp(100);
    await get('a');
    clock.ms -= 1;
    expect(await get('a')).toBe(2);
  });

  it('asks again after a failure', async () => {
    const { results, get } = setUp(100);

    await expect(
      results.get('a', async () => {
        throw new Error('away');
      }),
    ).rejects.toThrow('away');

    expect(await get('a')).toBe(1);
  });

  it('forgets the oldest of many', async () => {
    const { get } = setUp(100);
    await get('first');
    for (let index = 0; index < 500; index += 1) {
      await get(`${index}`);
    }

    expect(await get('499')).toBe(501);
    expect(await get('first')).toBe(502);
  });
});
