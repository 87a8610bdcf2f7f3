import fc from 'fast-check';
import { HostNotAllowedError } from './HostNotAllowedError';
import { HostPolicy } from './HostPolicy';

const policy = new HostPolicy({
  allowedHosts: [
    '*.forums.example.com',
    'forum.acme.example',
    'localhost:7008',
    '10.1.2.3',
    '*.alt.example:8443',
  ],
});
const check = (url: string) => policy.check(new URL(url));

describe('HostPolicy', () => {
  it.each([
    ['https://a.forums.example.com', false],
    ['https://a.b.forums.example.com/sub', false],
    ['https://FORUM.acme.example', true],
    ['https://forum.acme.example:443', true],
    ['http://localhost:7008/a.example', true],
    ['https://localhost:7008', true],
    ['https://10.1.2.3', true],
    ['https://x.alt.example:8443', false],
  ])('permits %s', (url, privateAddresses) => {
    expect(check(url)).toEqual({ privateAddresses });
  });

  it.each([
    ['https://forums.example.com', 'not in discourse.allowedHosts'],
    ['https://evilforums.example.com', 'not in discourse.allowedHosts'],
    ['https://a.forums.example.com.evil.example', 'not in discourse'],
    ['https://a.forums.example.com:8443', 'not in discourse.allowedHosts'],
    ['http://a.forums.example.com:443', 'https only'],
    ['http://a.forums.example.com', 'not in discourse.allowedHosts'],
    ['http://forum.acme.example:443', 'https only'],
    ['https://localhost', 'not in discourse.allowedHosts'],
    ['http://localhost:7009', 'not in discourse.allowedHosts'],
    ['https://127.0.0.1', 'not in discourse.allowedHosts'],
    ['https://10.1.2.4', 'not in discourse.allowedHosts'],
    ['https://[::1]', 'not in discourse.allowedHosts'],
    ['https://user@a.forums.example.com', 'user name or password'],
    ['https://:pw@localhost:7008', 'user name or password'],
    ['ftp://a.forums.example.com', 'https://'],
    ['https://a.forums.example.com@evil.example', 'user name or password'],
  ])('refuses %s', (url, reason) => {
    expect(() => check(url)).toThrow(HostNotAllowedError);
    expect(() => check(url)).toThrow(reason);
  });

  it('allows nothing by default', () => {
    const nothing = new HostPolicy({ allowedHosts: [] });

    expect(() => nothing.check(new URL('https://example.com'))).toThrow(
      'add it there',
    );
  });

  it('permits no host that does not end in an allowed name', () => {
    fc.assert(
      fc.property(fc.domain(), domain => {
        fc.pre(!domain.endsWith('.forums.example.com'));
        fc.pre(!domain.endsWith('.alt.example'));

        expect(() => check(`https://${domain}`)).toThrow(HostNotAllowedError);
      }),
    );
  });

  it.each([
    '*',
    '*.com',
    'https://a.example',
    'a.example:99999',
    'a b',
    '',
    '*.*.a',
  ])("refuses '%s' as an entry and names the setting", entry => {
    expect(() => new HostPolicy({ allowedHosts: [entry] })).toThrow(
      'discourse.allowedHosts',
    );
  });
});
