import {
  isExtended,
  missingReleases,
  newestRelease,
  releaseBehind,
} from './releases';

describe('releases', () => {
  it('names the release of the month from its last Tuesday on', () => {
    expect(newestRelease(Date.UTC(2026, 7, 24, 23))).toBe('2026.7.0');
    expect(newestRelease(Date.UTC(2026, 7, 25))).toBe('2026.8.0');
    expect(newestRelease(Date.UTC(2027, 0, 1))).toBe('2026.12.0');
  });

  it('counts releases across the turn of the year', () => {
    const january = Date.UTC(2026, 0, 31);

    expect(releaseBehind(3, january)).toBe('2025.10.1');
    expect(missingReleases('2025.10.1', january)).toBe(3);
    expect(missingReleases('2026.5.0-latest', january)).toBe(0);
    expect(missingReleases('3.4.0', january)).toBe(0);
  });

  it('extends the support of the releases of January and July', () => {
    expect(isExtended('2026.1.4')).toBe(true);
    expect(isExtended('2026.7.0')).toBe(true);
    expect(isExtended('2026.8.0')).toBe(false);
  });
});
