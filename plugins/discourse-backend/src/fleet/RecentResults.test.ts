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
    clock.ms += 49;

    expect(both).toEqual([1, 1]);
    expect(await get('a')).toBe(1);
    expect(await get('b')).toBe(2);
    clock.ms += 51;
    expect(await get('a')).toBe(3);
  });

  it('has the next answer ready before one is too old', async () => {
    const { clock, get } = setUp(100);
    await get('a');

    clock.ms += 50;
    expect(await Promise.all([get('a'), get('a')])).toEqual([1, 1]);
    expect(await get('a')).toBe(2);
    clock.ms += 49;
    expect(await get('a')).toBe(2);
  });

  it('waits for the next answer where one is too old, and asks once', async () => {
    const { clock, results } = setUp(100);
    const answers: Array<(value: number) => void> = [];
    const get = () =>
      results.get('a', () => new Promise(resolve => answers.push(resolve)));
    const first = get();
    answers[0](1);
    await first;

    clock.ms += 99;
    expect(await get()).toBe(1);
    clock.ms += 1;
    const waiting = [get(), get()];
    answers[1](2);

    expect(await Promise.all(waiting)).toEqual([2, 2]);
    expect(answers).toHaveLength(2);
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

  it('keeps an answer whose next one fails, and asks again', async () => {
    const { clock, results, get } = setUp(100);
    await get('a');
    clock.ms += 50;

    const fail = async () => {
      throw new Error('away');
    };
    expect(await results.get('a', fail)).toBe(1);
    expect(await get('a')).toBe(1);
    expect(await get('a')).toBe(2);
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

  it('keeps no more than it is told to', async () => {
    const results = new RecentResults<string>({
      maxAgeMs: 100,
      maxResults: 2,
      now: () => 0,
    });
    for (const key of ['a', 'b', 'c']) {
      await results.get(key, async () => 'first');
    }
    const again = (key: string) => results.get(key, async () => 'second');

    expect(await again('c')).toBe('first');
    expect(await again('b')).toBe('first');
    expect(await again('a')).toBe('second');
  });
});
