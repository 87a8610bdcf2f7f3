import {
  formatAge,
  formatBytes,
  formatDateTime,
  formatDuration,
  formatNumber,
} from './format';

const en = { language: 'en' };
const de = { language: 'de' };

describe('formatAge', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');

  it.each([
    ['2026-11-21T12:00:00Z', 'now'],
    ['2026-11-21T11:59:40Z', '20 seconds ago'],
    ['2026-11-21T11:58:01Z', '1 minute ago'],
    ['2026-11-21T09:30:00Z', '2 hours ago'],
    ['2026-11-19T11:00:00Z', '2 days ago'],
    ['2026-09-01T12:00:00Z', '2 months ago'],
    ['2024-11-01T12:00:00Z', '2 years ago'],
  ])('calls %s "%s"', (at, words) => {
    expect(formatAge(at, { now, language: 'en' })).toBe(words);
  });

  it('takes a clock that is ahead for now', () => {
    expect(formatAge('2026-11-21T12:00:30Z', { now, language: 'en' })).toBe(
      'now',
    );
  });

  it('speaks the language of the app', () => {
    expect(formatAge('2026-11-21T09:30:00Z', { now, language: 'de' })).toBe(
      'vor 2 Stunden',
    );
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 sec'],
    [0.4, '0 sec'],
    [59, '59 sec'],
    [60, '1 min'],
    [150, '2 min 30 sec'],
    [3600, '1 hr'],
    [5430, '1 hr 30 min'],
    [200_000, '2 days 7 hr'],
  ])('writes %d seconds as "%s"', (seconds, words) => {
    expect(formatDuration(seconds, en)).toBe(words);
  });
});

it('writes a duration short where there is little room', () => {
  expect(formatDuration(5430, { ...en, display: 'narrow' })).toBe('1h 30m');
});

describe('formatBytes', () => {
  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [48_300_000, '48.3 MB'],
    [2_149_000_000, '2.1 GB'],
    [3_000_000_000_000, '3 TB'],
  ])('writes %d as "%s"', (bytes, words) => {
    expect(formatBytes(bytes, en)).toBe(words);
  });

  it('uses the decimal sign of the language', () => {
    expect(formatBytes(48_300_000, de)).toBe('48,3 MB');
  });
});

describe('formatNumber and formatDateTime', () => {
  it('follow the language', () => {
    expect(formatNumber(12_480, en)).toBe('12,480');
    expect(formatNumber(12_480, de)).toBe('12.480');
    expect(formatDateTime('2026-11-21T12:00:00Z', de)).toContain('2026');
  });
});
