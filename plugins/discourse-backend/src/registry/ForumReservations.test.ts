import { ConfigReader } from '@backstage/config';
import { readForumClusters } from '@backstage-discourse/plugin-discourse-node';
import { HostPolicy } from '../access/HostPolicy';
import { SimulatedHosts } from '../access/SimulatedHosts';
import { createClusterKey } from '../__testUtils__/certificate';
import { buildClusterConfig } from '../__testUtils__/clusters';
import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import { ForumAddresses } from './ForumAddresses';
import { ForumReservations } from './ForumReservations';
import { mockServices } from '@backstage/backend-test-utils';
import { RegistryEvents } from '../catalog/RegistryEvents';
import { KeyCipher } from './KeyCipher';
import { PortalKeys } from './PortalKeys';
import { RepositoryLocations } from './RepositoryLocations';

jest.setTimeout(60_000);

const OUTSIDE = {
  locations: RepositoryLocations.fromConfig(new ConfigReader({})),
  events: new RegistryEvents({
    events: mockServices.events.mock(),
    logger: mockServices.logger.mock(),
  }),
};
const DAY_MS = 24 * 60 * 60 * 1000;
const REQUEST = {
  id: 'acme',
  title: 'Acme',
  hostname: 'acme.example.com',
  owner: 'group:default/acme',
  cluster: 'test',
  secret: { namespace: 'acme', name: 'keys' },
};

describe('ForumReservations', () => {
  const databases = createTestDatabases();
  const each = databases.eachSupportedId();

  async function setUp(databaseId: Parameters<typeof initDatabase>[1]) {
    const clock = { now: Date.parse('2026-11-21T10:00:00Z') };
    const knex = await initDatabase(databases, databaseId);
    const { certificatePem } = await createClusterKey();
    const config = new ConfigReader({
      discourse: {
        encryptionKey: Buffer.alloc(32, 5).toString('base64'),
        clusters: [
          buildClusterConfig({ sealedSecretsCertificate: certificatePem }),
        ],
      },
    });
    const keys = new PortalKeys({ knex, cipher: KeyCipher.fromConfig(config) });
    const reservations = new ForumReservations({
      knex,
      keys,
      clusters: readForumClusters(config),
      addresses: ForumAddresses.fromConfig(config),
      ...OUTSIDE,
      policy: new HostPolicy({ allowedHosts: ['*.example.com'] }),
      simulatedHosts: new SimulatedHosts({ hosts: [] }),
      now: () => clock.now,
    });
    return { clock, knex, keys, reservations };
  }

  it.each(each)('gives a name and a host name to one of many, %p', async id => {
    const { knex, reservations } = await setUp(id);
    const reserve = (name: string, createdBy: string) =>
      reservations.reserve({ ...REQUEST, id: name }, { createdBy });

    const results = await Promise.allSettled([
      reserve('acme', 'user:default/a'),
      reserve('acme', 'user:default/b'),
      reserve('other', 'user:default/c'),
      reserve('third', 'user:default/d'),
    ]);

    const refused = results.flatMap(result =>
      result.status === 'rejected' ? [String(result.reason)] : [],
    );
    expect(refused).toHaveLength(3);
    for (const reason of refused) {
      expect(reason).toMatch(/^ConflictError: .*'(host)?name' is taken/);
    }
    await expect(knex('forums').select('id')).resolves.toHaveLength(1);
    await expect(knex('forum_keys').select()).resolves.toHaveLength(1);
  });

  it.each(each)(
    'gives one caller who asks twice at once the same keys, %p',
    async id => {
      const { keys, knex, reservations } = await setUp(id);
      const reserve = () =>
        reservations.reserve(REQUEST, { createdBy: 'user:default/a' });

      await Promise.all([reserve(), reserve(), reserve()]);

      await expect(knex('forum_keys').select()).resolves.toHaveLength(1);
      expect((await keys.getKeys('acme'))?.monitor).toMatch(/^[0-9a-f]{64}$/);
    },
  );

  it.each(each)(
    'frees a name that nobody activated within a day, %p',
    async id => {
      const { clock, keys, reservations } = await setUp(id);
      const wanted = {
        id: 'acme',
        hostname: REQUEST.hostname,
        cluster: 'test',
      };
      await reservations.reserve(REQUEST, { createdBy: 'user:default/a' });
      const before = await keys.getKeys('acme');

      clock.now += DAY_MS;
      const taken = await reservations.check(wanted, {
        createdBy: 'user:default/b',
      });
      clock.now += 1;
      const free = await reservations.check(wanted, {
        createdBy: 'user:default/b',
      });
      await reservations.reserve(REQUEST, { createdBy: 'user:default/b' });
      const after = await keys.getKeys('acme');

      expect(taken.map(({ field }) => field)).toEqual(['name']);
      expect(free).toEqual([]);
      expect(after?.monitor).not.toBe(before?.monitor);
    },
  );

  it.each(each)('seals no keys for a cluster with a store, %p', async id => {
    const { knex, keys } = await setUp(id);
    const stored = new ForumReservations({
      knex,
      keys,
      ...OUTSIDE,
      clusters: readForumClusters(
        new ConfigReader({
          discourse: {
            clusters: [
              {
                ...buildClusterConfig({ sealedSecretsCertificate: 'unused' }),
                secrets: {
                  provider: 'external-secrets',
                  store: { name: 'vault' },
                },
              },
            ],
          },
        }),
      ),
      addresses: new ForumAddresses({ template: 'https://{hostname}' }),
      policy: new HostPolicy({ allowedHosts: ['*.example.com'] }),
      simulatedHosts: new SimulatedHosts({ hosts: [] }),
      now: () => 1,
    });

    expect(
      await stored.reserve(REQUEST, { createdBy: 'user:default/a' }),
    ).toEqual({
      id: REQUEST.id,
      url: `https://${REQUEST.hostname}`,
      sealedKeys: undefined,
    });
  });

  it.each(each)(
    'writes nothing when the keys can not be sealed, %p',
    async id => {
      const { knex, keys } = await setUp(id);
      const broken = new ForumReservations({
        knex,
        keys,
        ...OUTSIDE,
        clusters: readForumClusters(
          new ConfigReader({
            discourse: {
              clusters: [
                buildClusterConfig({ sealedSecretsCertificate: 'no PEM' }),
              ],
            },
          }),
        ),
        addresses: new ForumAddresses({ template: 'https://{hostname}' }),
        policy: new HostPolicy({ allowedHosts: ['*.example.com'] }),
        simulatedHosts: new SimulatedHosts({ hosts: [] }),
        now: () => 1,
      });

      await expect(
        broken.reserve(REQUEST, { createdBy: 'user:default/a' }),
      ).rejects.toThrow("'sealedSecretsCertificate' of cluster 'test'");

      await expect(knex('forums').select()).resolves.toEqual([]);
    },
  );
});
