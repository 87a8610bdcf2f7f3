import fs from 'node:fs/promises';
import { ConfigReader } from '@backstage/config';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { startForumFleet } from '@backstage-discourse/discourse-simulator';
import { DISCOURSE_URL_ANNOTATION } from '@backstage-discourse/plugin-discourse-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createTestCollector } from '../__testUtils__/collectors';
import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import { addForums, buildForum, readStatus } from '../__testUtils__/forums';
import { CatalogForumSource } from './CatalogForumSource';
import { createKeyFiles } from './createKeyFiles';
import { KeyCipher } from './KeyCipher';
import { Keyring } from './Keyring';
import { PortalKeys } from './PortalKeys';

jest.setTimeout(60_000);

const encryptionKey = (fill: number) =>
  Buffer.alloc(32, fill).toString('base64');
const cipherWith = (first: number, ...previous: number[]) =>
  KeyCipher.fromConfig(
    new ConfigReader({
      discourse: {
        encryptionKey: encryptionKey(first),
        previousEncryptionKeys: previous.map(encryptionKey),
      },
    }),
  );
const holder = (overrides: object = {}) => ({
  id: 'acme',
  source: 'config',
  url: 'https://acme.example.com',
  ...overrides,
});

describe('Keys in files', () => {
  const directory = createMockDirectory();

  const sourceOf = (credentials: { directory?: string; file?: string }) => {
    const [source] = createKeyFiles(
      new ConfigReader({ discourse: { credentials } }),
    );
    return source;
  };

  it('are read from a mounted Secret, and anew when it changes', async () => {
    directory.setContent({
      one: { 'acme.monitor': 'm1\n', 'acme.operate': 'o1' },
      two: { 'acme.monitor': 'm2\n', 'acme.operate': 'o1' },
    });
    // As the kubelet does: the folder that is read is a link.
    const link = directory.resolve('keys');
    await fs.symlink(directory.resolve('one'), link);
    const source = sourceOf({ directory: link });

    const before = await source.getKeys('acme', holder());
    await fs.unlink(link);
    await fs.symlink(directory.resolve('two'), link);
    const changed = await source.getKeys('acme', holder());
    await source.promoteKeys?.('acme', { monitor: 'm2' });
    const after = await source.getKeys('acme', holder());

    expect(before).toMatchObject({ monitor: 'm1', operate: 'o1' });
    expect(changed).toMatchObject({
      monitor: 'm1',
      operate: 'o1',
      next: { monitor: 'm2' },
    });
    expect(after).toMatchObject({ monitor: 'm2', operate: 'o1' });
    expect(after?.next?.monitor).toBeUndefined();
    expect(await source.getKeys('../acme', holder())).toBeUndefined();
  });

  it('are read from one file, and a broken one is not quoted', async () => {
    directory.setContent({
      'keys.json': JSON.stringify({ acme: { monitor: 'm1' } }),
    });
    const file = directory.resolve('keys.json');
    const source = sourceOf({ file });

    expect(await source.getKeys('acme', holder())).toMatchObject({
      monitor: 'm1',
    });
    expect(await source.getKeys('toString', holder())).toBeUndefined();
    await fs.writeFile(file, '{"acme": {"monitor": "very-secret"');
    const failure = await source
      .getKeys('acme', holder())
      .catch((error: unknown) => String(error));

    expect(failure).toContain('discourse.credentials.file');
    expect(failure).not.toContain('very-secret');
  });

  it('go to a forum of the catalog only if they name its host', async () => {
    directory.setContent({
      'keys.json': JSON.stringify({
        acme: { monitor: 'm', host: 'acme.example.com' },
        free: { monitor: 'f' },
      }),
    });
    const source = sourceOf({ file: directory.resolve('keys.json') });
    const ask = (id: string, url: string) =>
      source.getKeys(id, { id, source: 'catalog', url });

    expect(await ask('acme', 'https://acme.example.com')).toBeDefined();
    expect(await ask('acme', 'https://evil.example.com')).toBeUndefined();
    expect(await ask('free', 'https://free.example.com')).toBeUndefined();
  });
});

describe('CatalogForumSource', () => {
  it('takes addresses on listed hosts only, and each id once', async () => {
    const refused: string[] = [];
    const entity = (name: string, id: string, url: string) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name,
        annotations: {
          'discourse.org/forum': id,
          [DISCOURSE_URL_ANNOTATION]: url,
        },
      },
    });
    const source = CatalogForumSource.fromConfig(
      new ConfigReader({
        discourse: { catalog: { allowedHosts: ['*.forums.example.com'] } },
      }),
      {
        auth: mockServices.auth(),
        catalog: catalogServiceMock({
          entities: [
            entity('a', 'acme', 'https://acme.forums.example.com/'),
            entity('b', 'acme', 'https://other.forums.example.com'),
            entity('c', 'evil', 'https://evil.example.org'),
            entity('d', 'userinfo', 'https://u:pw@x.forums.example.com'),
            entity('e', 'inside', 'https://169.254.169.254'),
            entity('f', '../x', 'https://x.forums.example.com'),
            entity('g', 'plain', 'http://x.forums.example.com'),
          ],
        }),
        onRefused: message => refused.push(message),
      },
    );

    const forums = await source?.listForums();

    expect(forums).toEqual([
      {
        id: 'acme',
        entityRef: 'component:default/a',
        owner: undefined,
        title: 'a',
        url: 'https://acme.forums.example.com',
      },
    ]);
    expect(refused).toHaveLength(6);
    expect(refused.join()).not.toContain('pw');
    expect(
      CatalogForumSource.fromConfig(new ConfigReader({}), {
        auth: mockServices.auth(),
        catalog: catalogServiceMock(),
        onRefused: () => {},
      }),
    ).toBeUndefined();
  });
});

describe('Keys of the portal', () => {
  const databases = createTestDatabases();
  const stops: Array<() => Promise<unknown>> = [];

  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) {
      await stop();
    }
  });

  it.each(databases.eachSupportedId())(
    'outlive their encryption key, which can then be removed, %p',
    async databaseId => {
      const knex = await initDatabase(databases, databaseId);
      await addForums(knex, [buildForum({ id: 'acme' })], { now: 0 });
      const before = new PortalKeys({ knex, cipher: cipherWith(1) });
      const pair = await knex.transaction(tx =>
        before.ensureKeys(tx, { forumId: 'acme' }),
      );
      const between = new PortalKeys({ knex, cipher: cipherWith(2, 1) });

      expect(await between.getKeys('acme')).toMatchObject(pair);
      expect(await between.reencrypt()).toBe(2);
      expect(await between.reencrypt()).toBe(0);
      const after = new PortalKeys({ knex, cipher: cipherWith(2) });
      expect(await after.getKeys('acme')).toMatchObject(pair);
      await expect(before.getKeys('acme')).rejects.toThrow(
        'discourse.previousEncryptionKeys',
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'are used until the forum accepts those that replace them, %p',
    async databaseId => {
      const clock = { now: Date.parse('2026-11-21T10:00:00Z') };
      const now = () => clock.now;
      const knex = await initDatabase(databases, databaseId);
      const portalKeys = new PortalKeys({ knex, cipher: cipherWith(1) });
      const fleet = await startForumFleet({ clock: now });
      stops.push(() => fleet.close());
      const url = fleet.forumUrl('acme.example');
      await addForums(knex, [buildForum({ id: 'acme', url })], {
        now: clock.now,
        source: 'portal',
      });
      const old = await knex.transaction(tx =>
        portalKeys.ensureKeys(tx, { forumId: 'acme' }),
      );
      const forum = { hostname: 'acme.example', title: 'Acme' };
      fleet.addForum({ ...forum, keys: old });
      const { collector, stop } = createTestCollector({
        knex,
        now,
        logger: mockServices.logger.mock(),
        allowedHosts: [new URL(fleet.url).host],
        keyring: new Keyring({ own: [portalKeys], added: [] }),
      });
      stops.push(stop);
      const collect = async () => {
        clock.now += 2 * 60 * 60 * 1000;
        await collector.collectDue();
        const { parts } = await readStatus(knex, {
          id: 'acme',
          now: clock.now,
        });
        return parts;
      };

      const first = await collect();
      const next = await knex.transaction(tx =>
        portalKeys.ensureNextKeys(tx, { forumId: 'acme' }),
      );
      const waiting = await collect();
      const stillOld = await portalKeys.getKeys('acme');
      fleet.updateForum({ ...forum, keys: next });
      const replaced = await collect();

      expect(first?.keys?.data).toEqual({
        monitor: {
          state: 'accepted',
          unrestricted: false,
          scopes: ['global:read'],
        },
        operate: { state: 'accepted', unrestricted: true, scopes: [] },
        awaiting: [],
      });
      expect(waiting?.keys?.data?.awaiting).toEqual(['monitor', 'operate']);
      expect(waiting?.sidekiq.problem).toBeUndefined();
      expect(stillOld).toMatchObject(old);
      expect(replaced?.keys?.data?.awaiting).toEqual([]);
      expect(replaced?.sidekiq.problem).toBeUndefined();
      expect(await portalKeys.getKeys('acme')).toEqual({ ...next, next: {} });
      expect(next?.monitor).not.toBe(old.monitor);
    },
  );
});
