import { ConfigReader } from '@backstage/config';
import { RepositoryLocations } from './RepositoryLocations';

const LOCATION =
  'https://git.example.com/forums/acme/src/branch/main/catalog-info.yaml';

describe('RepositoryLocations', () => {
  const locations = RepositoryLocations.fromConfig(
    new ConfigReader({
      discourse: {
        repositories: { host: 'git.example.com', owner: 'forums' },
      },
    }),
  );

  it("takes the catalog file of the forum's own repository", () => {
    expect(locations.check(LOCATION, { id: 'acme' })).toBe(LOCATION);
  });

  it.each([
    ['another host', LOCATION.replace('git.', 'evil.')],
    ['another owner', LOCATION.replace('forums', 'others')],
    ['another repository', LOCATION.replace('/acme/', '/other/')],
    ['a way out of it', LOCATION.replace('/src/', '/../other/src/')],
    ['an encoded way out', LOCATION.replace('/src/', '/%2e%2e/other/src/')],
    ['a user', LOCATION.replace('https://', 'https://me@')],
    ['a password', LOCATION.replace('https://', 'https://me:pw@')],
    ['another port', LOCATION.replace('.com', '.com:8443')],
    ['a file of the machine', 'file:///forums/acme/catalog-info.yaml'],
    ['another file', LOCATION.replace('catalog-info', 'forum')],
    ['a fragment', `${LOCATION}#x`],
    ['no address', 'catalog-info.yaml'],
  ])('refuses %s', (_, location) => {
    expect(() => locations.check(location, { id: 'acme' })).toThrow(
      "'location' must be the catalog-info.yaml of the repository git.example.com/forums/acme",
    );
  });

  it('refuses any where the portal makes no repositories', () => {
    const none = RepositoryLocations.fromConfig(new ConfigReader({}));

    expect(() => none.check(LOCATION, { id: 'acme' })).toThrow(
      'discourse.repositories',
    );
  });
});
