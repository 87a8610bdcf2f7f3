import { forumSpecSchema } from '@backstage-discourse/plugin-discourse-common';
import { checkForumName, checkHostname, suggestHostname } from './checkFields';

const { name } = forumSpecSchema.shape.metadata.shape;
const { hostname } = forumSpecSchema.shape.spec.shape;

const NAMES = [
  'acme',
  'acme-community',
  'a',
  'a'.repeat(40),
  'a'.repeat(41),
  '',
  'Acme',
  '1acme',
  '-acme',
  'acme-',
  'acme_community',
  '../acme',
  'acme/..',
  'acme community',
  'ácme',
  '${{ acme }}',
  'acme\n',
];

const HOSTNAMES = [
  'community.acme.example',
  'a.b',
  `${'a'.repeat(63)}.example`,
  `${'a'.repeat(64)}.example`,
  `${'a.'.repeat(130)}example`,
  '',
  'localhost',
  'Community.acme.example',
  'https://community.acme.example',
  'community.acme.example:443',
  'community.acme.example/path',
  'community..example',
  '-a.example',
  '10.0.0.1',
  'community.acme.example\n',
];

describe('checkForumName', () => {
  it.each(NAMES)('agrees with ForumSpec on %j', value => {
    expect(checkForumName(value) === undefined).toBe(
      name.safeParse(value).success,
    );
  });

  it('tells what is too long from what breaks the rule', () => {
    expect(checkForumName('a'.repeat(41))).toBe('tooLong');
    expect(checkForumName('Acme')).toBe('rule');
  });
});

describe('checkHostname', () => {
  it.each(HOSTNAMES)('agrees with ForumSpec on %j', value => {
    expect(checkHostname(value) === undefined).toBe(
      hostname.safeParse(value).success,
    );
  });
});

describe('suggestHostname', () => {
  it.each([
    ['https://Community.Acme.example/latest?x=1', 'community.acme.example'],
    ['community.acme.example:443', 'community.acme.example'],
    ['community.acme.example.', 'community.acme.example'],
    ['  COMMUNITY.acme.example ', 'community.acme.example'],
  ])('finds the host name in %j', (typed, found) => {
    expect(suggestHostname(typed, {})).toBe(found);
  });

  it('puts a bare word under the domain of the platform', () => {
    expect(suggestHostname('acme', { baseDomain: 'forums.example' })).toBe(
      'acme.forums.example',
    );
  });

  it("offers the forum's name under the domain before anything is typed", () => {
    expect(
      suggestHostname('', {
        forumName: 'acme-community',
        baseDomain: 'forums.example',
      }),
    ).toBe('acme-community.forums.example');
  });

  it('offers nothing where the value is right or nothing would be', () => {
    expect(suggestHostname('a.example', { baseDomain: 'b.example' })).toBe(
      undefined,
    );
    expect(suggestHostname('', {})).toBe(undefined);
    expect(suggestHostname('', { baseDomain: 'b.example' })).toBe(undefined);
    expect(suggestHostname('??', { baseDomain: 'b.example' })).toBe(undefined);
  });
});
