import { compareVersions } from './compareVersions';

describe('compareVersions', () => {
  it.each([
    ['2026.9', '2026.10'],
    ['2026.9.3', '2026.10.0'],
    ['2025.11.0', '2026.1.0'],
    ['3.5.0', '2025.11.0'],
    ['0.9.0', '0.10.0'],
    ['2026.8.0-latest', '2026.8.0'],
    ['2026.7.1', '2026.8.0-latest'],
    ['1.0.0-rc.1', '1.0.0-rc.2'],
  ])('puts %s before %s, whichever comes first', (older, newer) => {
    expect(compareVersions(older, newer)).toBe(-1);
    expect(compareVersions(newer, older)).toBe(1);
  });

  it.each([
    ['2026.10', '2026.10.0'],
    ['v2026.7.1', '2026.7.1'],
  ])('takes %s and %s for the same', (a, b) => {
    expect(compareVersions(a, b)).toBe(0);
  });

  it.each(['', 'latest', '2026.x'])('refuses %j', text => {
    expect(() => compareVersions(text, '1')).toThrow('must be a version like');
  });
});
