import { chooseRetryMs, parseRetryAfter } from './retryAfter';

describe('parseRetryAfter', () => {
  it.each([
    ['17', 17_000],
    [' 0 ', 0],
    ['99999999999999999999', 86_400_000],
    ['-5', undefined],
    ['1.5.2', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('reads %j as %j ms', (value, expected) => {
    expect(parseRetryAfter(new Headers({ 'Retry-After': value }))).toBe(
      expected,
    );
  });

  it("measures a date against the server's own clock", () => {
    const headers = new Headers({
      'Retry-After': 'Fri, 20 Nov 2026 10:00:30 GMT',
      Date: 'Fri, 20 Nov 2026 10:00:00 GMT',
    });

    expect(parseRetryAfter(headers)).toBe(30_000);
  });

  it('takes a date in the past as now', () => {
    const headers = new Headers({
      'Retry-After': 'Fri, 20 Nov 2020 10:00:30 GMT',
    });

    expect(parseRetryAfter(headers)).toBe(0);
  });
});

describe('chooseRetryMs', () => {
  it('prefers the header, then the body, then ten seconds', () => {
    const header = new Headers({ 'Retry-After': '3' });

    expect(chooseRetryMs(header, 17)).toBe(3000);
    expect(chooseRetryMs(new Headers(), 17)).toBe(17_000);
    expect(chooseRetryMs(new Headers(), 0.0001)).toBe(1);
    expect(chooseRetryMs(new Headers(), -1)).toBe(0);
    expect(chooseRetryMs(new Headers(), undefined)).toBe(10_000);
  });
});
