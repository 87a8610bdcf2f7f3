import { readRedirect } from './readRedirect';
import { createRedact } from './redact';

const OPTIONS = {
  url: 'https://x.org/forum/groups/41.json',
  baseUrl: new URL('https://x.org/forum'),
  redact: createRedact('k3y'),
};

function read(location: string) {
  return readRedirect(new Headers({ Location: location }), OPTIONS);
}

describe('readRedirect', () => {
  it.each([
    ['/forum/groups', 'https://x.org/forum/groups', '/groups'],
    ['https://x.org/forum/a?b#c', 'https://x.org/forum/a', '/a'],
    ['/login', 'https://x.org/login', undefined],
    ['/forums/groups', 'https://x.org/forums/groups', undefined],
    ['//y.org/forum/groups', 'https://y.org/forum/groups', undefined],
    ['http://x.org/forum/groups', 'http://x.org/forum/groups', undefined],
    ['/forum/k3y?k3y', 'https://x.org/forum/<redacted>', '/<redacted>'],
  ])('reads %s', (location, target, forumPath) => {
    expect(read(location)).toEqual({ target, forumPath });
  });

  it('reads nothing from what is no address', () => {
    expect(read('http://[nonsense')).toEqual({});
    expect(readRedirect(new Headers(), OPTIONS)).toEqual({});
  });

  it('keeps a long address short', () => {
    expect(read(`/forum/${'a'.repeat(5000)}`).target).toHaveLength(300);
  });
});
