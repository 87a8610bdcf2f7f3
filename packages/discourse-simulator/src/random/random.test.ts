import fc from 'fast-check';
import { choose, fraction, hash32, hexDigits, wholeBetween } from './random';

const parts = fc.array(fc.oneof(fc.string(), fc.integer()), { minLength: 1 });

describe('random', () => {
  it('depends on the parts alone and stays in range', () => {
    fc.assert(
      fc.property(parts, values => {
        const number = fraction(...values);

        expect(fraction(...values)).toBe(number);
        expect(number >= 0 && number < 1).toBe(true);
        expect(hexDigits(40, ...values)).toMatch(/^[0-9a-f]{40}$/);
        expect([3, 4, 5]).toContain(wholeBetween(3, 5, ...values));
        expect(['a', 'b']).toContain(choose(['a', 'b'], ...values));
      }),
    );
  });

  it('tells parts apart that look alike when joined', () => {
    const hashes = [
      hash32('ab', 'c'),
      hash32('a', 'bc'),
      hash32('abc'),
      hash32(1, 2),
      hash32(12),
      hash32(2 ** 40),
      hash32(2 ** 41),
    ];

    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('spreads evenly', () => {
    const buckets = new Array(10).fill(0);
    for (let index = 0; index < 10_000; index += 1) {
      buckets[wholeBetween(0, 9, 'spread', index)] += 1;
    }

    expect(Math.min(...buckets)).toBeGreaterThan(850);
    expect(Math.max(...buckets)).toBeLessThan(1150);
  });
});
