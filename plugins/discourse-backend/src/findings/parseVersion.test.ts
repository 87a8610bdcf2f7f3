import fc from 'fast-check';
import {
  compareVersions,
  parseVersion,
  toVersionSortKey,
} from './parseVersion';

const ORDERED = [
  '2.9.0.beta9',
  '2.9.0',
  '3.5.0.beta2',
  '3.5.0',
  '2025.11.0-latest',
  '2025.11.0',
  '2025.12.3',
  '2026.1.0',
  '2026.10.0-latest',
  '2026.10.0',
];

describe('parseVersion', () => {
  it('orders both schemes by number, pre-releases before their release', () => {
    for (const [index, text] of ORDERED.slice(1).entries()) {
      const [older, newer] = [parseVersion(ORDERED[index]), parseVersion(text)];
      expect(older && newer && compareVersions(older, newer)).toBeLessThan(0);
    }
  });

  it('gives text that sorts alike in a database', () => {
    expect(
      [...ORDERED]
        .sort(() => -1)
        .map(toVersionSortKey)
        .sort(),
    ).toEqual(ORDERED.map(toVersionSortKey));
  });

  it('accepts every text without throwing', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(toVersionSortKey(text)).toMatch(/^[0-9]*$/);
      }),
    );
    expect(parseVersion('')).toBeUndefined();
    expect(parseVersion('2026.1')).toBeUndefined();
    expect(parseVersion(`${'9'.repeat(400)}.1.1`)).toBeUndefined();
  });
});
