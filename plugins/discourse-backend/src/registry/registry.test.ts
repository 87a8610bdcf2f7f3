import { ConfigReader } from '@backstage/config';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  discourseRegistryExtensionPoint,
  type RegisteredForum,
} from '@backstage-discourse/plugin-discourse-node';
import request from 'supertest';
import discoursePlugin from '..';
import { SimulatedHosts } from '../access/SimulatedHosts';
import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import { ConfigForumSource } from './ConfigForumSource';
import { ForumAddresses } from './ForumAddresses';
import { ForumRegistry } from './ForumRegistry';
import { Keyring } from './Keyring';

jest.setTimeout(60_000);

const FORUM = {
  id: 'acme',
  entityRef: 'acme',
  url: 'https://forum.acme.example/sub/',
  keys: { monitor: 'm', operate: 'o' },
};
const readForums = (...forums: object[]) =>
  ConfigForumSource.fromConfig(new ConfigReader({ discourse: { forums } }));

describe('ConfigForumSource', () => {
  it('reads forums and keeps their keys apart', async () => {
    const source = readForums(FORUM, {
      ...FORUM,
      id: 'other',
      owner: 'acme',
      title: 'Other',
      keys: undefined,
    });

    expect(await source.listForums()).toEqual([
      {
        id: 'acme',
        entityRef: 'component:default/acme',
        owner: undefined,
        title: 'acme',
        url: 'https://forum.acme.example/sub',
      },
      expect.objectContaining({ title: 'Other', owner: 'group:default/acme' }),
    ]);
    expect(await source.getKeys('acme')).toMatchObject(FORUM.keys);
    expect(await source.getKeys('other')).toEqual({ next: {} });
    expect(await source.getKeys('nobody')).toBeUndefined();
  });

  it.each([
    [{ id: '../x' }, "'id' of discourse.forums[1]"],
    [{ id: 'acme' }, "Two forums in discourse.forums have id 'acme'"],
    [{ url: 'forum.acme.example' }, "'url' of discourse.forums[1]"],
    [{ url: 'ftp://acme.example' }, 'it starts with ftp:'],
    [{ url: 'https://u:p@acme.example' }, 'user name or password'],
    [{ url: 'https://acme.example/?a' }, 'query or a fragment'],
    [{ entityRef: ':' }, "'entityRef' of discourse.forums[1]"],
    [{ owner: '/' }, "'owner' of discourse.forums[1]"],
  ])('refuses %j and names the place', (change, message) => {
    expect(() => readForums(FORUM, { ...FORUM, id: 'b', ...change })).toThrow(
      message,
    );
  });

  it('refuses an address that is too long', () => {
    const url = `https://acme.example/${'a'.repeat(2000)}`;

    expect(() => readForums({ ...FORUM, url })).toThrow(
      'longer than 2000 characters',
    );
  });
});

describe('ForumAddresses', () => {
  it('puts the host name into the address', () => {
    const byDefault = ForumAddresses.fromConfig(new ConfigReader({}));
    const simulated = new ForumAddresses({
      template: 'http://localhost:7008/{hostname}',
    });

    expect(byDefault.getUrl('a.example')).toBe('https://a.example');
    expect(simulated.getUrl('a.example')).toBe(
      'http://localhost:7008/a.example',
    );
  });

  it('refuses a template without the host name', () => {
    expect(() => new ForumAddresses({ template: 'https://a.example' })).toThrow(
      'discourse.forumAddress must contain {hostname}',
    );
  });
});

describe('Keyring', () => {
  const holderOf = (source: string) => ({
    id: 'x',
    source,
    url: 'https://x.example.com',
  });
  const source = (id: string, monitor: string) => ({
    id,
    getKeys: async () => ({ monitor }),
  });

  it('gives the keys of a source to its own forums only', async () => {
    const keyring = new Keyring({
      own: [source('config', 'c'), source('portal', 'p')],
      added: [],
    });

    expect(await keyring.getKeys(holderOf('config'))).toEqual({
      monitor: 'c',
      next: {},
    });
    expect(await keyring.getKeys(holderOf('portal'))).toEqual({
      monitor: 'p',
      next: {},
    });
    expect(await keyring.getKeys(holderOf('else'))).toEqual({ next: {} });
  });

  it('asks added sources for what is missing, in order', async () => {
    const keyring = new Keyring({
      own: [source('config', 'c')],
      added: [
        source('a', 'ignored'),
        { id: 'b', getKeys: async () => ({ operate: 'b' }) },
        { id: 'c', getKeys: async () => undefined },
      ],
    });

    expect(await keyring.getKeys(holderOf('config'))).toEqual({
      monitor: 'c',
      operate: 'b',
      next: {},
    });
  });
});

describe('ForumRegistry', () => {
  const databases = createTestDatabases();

  it.each(databases.eachSupportedId())(
    'takes titles that no database would, so that one can not keep back all others, %p',
    async databaseId => {
      const knex = await initDatabase(databases, databaseId);
      const registry = new ForumRegistry({
        knex,
        keyring: new Keyring({ own: [], added: [] }),
        simulatedHosts: new SimulatedHosts({ hosts: [] }),
        logger: mockServices.logger.mock(),
        now: () => 1,
      });
      // Nothing that could be stored compressed.
      const long = Array.from({ length: 20_000 }, (_, index) =>
        String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
      ).join('');
      const titles = {
        a: 'Forum A',
        b: long,
        c: ' Two\u0000\nlines\u001b[0m ',
        d: '\u0000',
        // In lower case each is two characters.
        e: '\u0130'.repeat(200),
      };

      await registry.sync([
        {
          id: 'cmdb',
          listForums: async () =>
            Object.entries(titles).map(([id, title]) => ({
              id,
              entityRef: `component:default/${id}`,
              title,
              url: `https://${id}.example`,
            })),
        },
      ]);

      expect(await knex('forums').select('id', 'title').orderBy('id')).toEqual([
        { id: 'a', title: 'Forum A' },
        { id: 'b', title: `${long.slice(0, 199)}…` },
        { id: 'c', title: 'Two lines [0m' },
        { id: 'd', title: 'd' },
        { id: 'e', title: titles.e },
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'follows its sources, and keeps what it has when one fails, %p',
    async databaseId => {
      const knex = await initDatabase(databases, databaseId);
      const logger = mockServices.logger.mock();
      const registry = new ForumRegistry({
        knex,
        keyring: new Keyring({ own: [], added: [] }),
        simulatedHosts: new SimulatedHosts({ hosts: ['*.sim.example'] }),
        logger,
        now: () => 1,
      });
      const forum = (id: string, host: string): RegisteredForum => ({
        id,
        entityRef: `component:default/${id}`,
        title: id,
        url: `https://${host}`,
      });
      const sync = (list: () => Promise<RegisteredForum[]>) =>
        registry.sync([{ id: 'cmdb', listForums: list }]);
      const list = () =>
        knex('forums').select('id', 'url', 'simulated').orderBy('id');

      await sync(async () => [
        forum('a', 'a.sim.example'),
        forum('b', 'b.example'),
      ]);
      expect(await list()).toEqual([
        { id: 'a', url: 'https://a.sim.example', simulated: 1 },
        { id: 'b', url: 'https://b.example', simulated: 0 },
      ]);
      await sync(async () => {
        throw new Error('down');
      });
      await sync(async () => [forum('c', 'not a host')]);
      expect(await list()).toHaveLength(2);
      expect(logger.error).toHaveBeenCalledTimes(2);
      await sync(async () => [forum('b', 'moved.example')]);
      expect(await list()).toEqual([
        { id: 'b', url: 'https://moved.example', simulated: 0 },
      ]);
    },
  );

  it('takes forums and keys from modules', async () => {
    const module = createBackendModule({
      pluginId: 'discourse',
      moduleId: 'cmdb',
      register(env) {
        env.registerInit({
          deps: { registry: discourseRegistryExtensionPoint },
          async init({ registry }) {
            registry.addForumSource({
              id: 'cmdb',
              listForums: async () => [
                {
                  id: 'from-cmdb',
                  entityRef: 'component:default/from-cmdb',
                  title: 'From the CMDB',
                  url: 'https://forum.example.com',
                },
              ],
            });
            registry.addCredentialSource({
              id: 'vault',
              getKeys: async () => ({ monitor: 'k' }),
            });
            expect(() =>
              registry.addForumSource({
                id: 'config',
                listForums: async () => [],
              }),
            ).toThrow("'config' already exists");
          },
        });
      },
    });
    const backend = await startTestBackend({
      features: [discoursePlugin, module],
    });

    const { body } = await request(backend.server)
      .get('/api/discourse/forums/from-cmdb')
      .expect(200);
    await backend.stop();

    expect(body).toMatchObject({
      title: 'From the CMDB',
      access: { monitor: true, operate: false },
    });
  });
});
