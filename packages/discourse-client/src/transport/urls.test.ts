import fc from 'fast-check';
import { encodePath, joinUrl, parseBaseUrl } from './urls';

const segment = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter(text => text !== '.' && text !== '..');

const baseUrl = fc
  .record({
    scheme: fc.constantFrom('http', 'https'),
    host: fc.domain(),
    port: fc.option(fc.integer({ min: 1024, max: 65_535 })),
    path: fc.array(fc.stringMatching(/^[a-z0-9_-]{1,10}$/), { maxLength: 3 }),
    slash: fc.boolean(),
  })
  .map(({ scheme, host, port, path, slash }) => {
    const authority = port === null ? host : `${host}:${port}`;
    return [`${scheme}://${authority}`, ...path].join('/') + (slash ? '/' : '');
  });

describe('joinUrl', () => {
  it('keeps host and path of the base address, and each segment whole', () => {
    fc.assert(
      fc.property(
        baseUrl,
        fc.array(segment, { minLength: 1, maxLength: 4 }),
        (base, segments) => {
          const parsed = parseBaseUrl(base);
          const path = encodePath(segments, { suffix: '.json' });

          const url = new URL(joinUrl(parsed, path, 'a=1'));

          expect(url.origin).toBe(new URL(base).origin);
          expect(url.search).toBe('?a=1');
          expect(url.hash).toBe('');
          const prefix = new URL(base).pathname.replace(/\/$/, '');
          expect(url.pathname.startsWith(`${prefix}/`)).toBe(true);
          const names = url.pathname.slice(prefix.length + 1).split('/');
          expect(names.map(decodeURIComponent)).toEqual([
            ...segments.slice(0, -1),
            `${segments[segments.length - 1]}.json`,
          ]);
        },
      ),
    );
  });

  it.each([
    ['https://x.org', 'https://x.org/sidekiq/stats'],
    ['https://x.org/', 'https://x.org/sidekiq/stats'],
    ['https://x.org/forum', 'https://x.org/forum/sidekiq/stats'],
    ['https://x.org/forum//', 'https://x.org/forum/sidekiq/stats'],
    ['http://[::1]:3000/a/b/', 'http://[::1]:3000/a/b/sidekiq/stats'],
  ])('joins %s', (base, expected) => {
    expect(joinUrl(parseBaseUrl(base), encodePath(['sidekiq', 'stats']))).toBe(
      expected,
    );
  });
});

describe('encodePath', () => {
  it.each([
    [['groups', 'a.b-c_d'], '/groups/a.b-c_d'],
    [['groups', '../admin'], '/groups/..%2Fadmin'],
    [['groups', 'a/b?c#d%e\\f'], '/groups/a%2Fb%3Fc%23d%25e%5Cf'],
    [['admin', 'backups', 'мой форум.tar.gz'], undefined],
    [['groups', 12], '/groups/12'],
  ])('encodes %j', (segments, expected) => {
    const path = encodePath(segments);

    expect(path).toBe(
      expected ?? `/${segments.map(s => encodeURIComponent(s)).join('/')}`,
    );
  });

  it.each(['', '.', '..', '\ud800', 1.5, Number.NaN, Infinity])(
    'refuses %j, which would reach another route',
    name => {
      expect(() => encodePath(['groups', name, 'members'])).toThrow(TypeError);
    },
  );
});

describe('parseBaseUrl', () => {
  it.each([
    ['forum.example.com', /absolute http or https URL/],
    ['', /absolute http or https URL/],
    ['ftp://forum.example.com', /https:\/\/ or http:\/\/, not ftp:/],
    ['file:///etc/passwd', /not file:/],
    ['https://user:secret@forum.example.com', /user name or password/],
    ['https://forum.example.com/?key=1', /query or a fragment/],
    ['https://forum.example.com/#top', /query or a fragment/],
  ])('refuses %j', (base, message) => {
    expect(() => parseBaseUrl(base)).toThrow(message);
  });

  it('does not repeat what it refuses, which may hold a password', () => {
    for (const base of ['https://user:secret@x.org', 'user:secret@x.org:z']) {
      let message = '';
      try {
        parseBaseUrl(base);
      } catch (error) {
        message = String(error);
      }

      expect(message).not.toBe('');
      expect(message).not.toContain('secret');
    }
  });
});
