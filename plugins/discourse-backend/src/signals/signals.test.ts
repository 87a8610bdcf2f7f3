import {
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import {
  signalsServiceRef,
  type SignalPayload,
} from '@backstage/plugin-signals-node';
import request from 'supertest';
import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import { addForums, buildForum } from '../__testUtils__/forums';
import { startPortal, type Portal } from '../__testUtils__/startPortal';
import { waitFor } from '../__testUtils__/waitFor';
import { createTenantPolicy } from '../isolation/__testUtils__/tenantPolicy';
import { ForumSignals } from './ForumSignals';
import { ForumWatches, WATCH_MS } from './ForumWatches';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const ANN = 'user:default/ann';
const BEN = 'user:default/ben';

jest.setTimeout(60_000);

describe('who watches a forum', () => {
  const databases = createTestDatabases();

  async function setUp(databaseId: TestDatabaseId) {
    const knex = await initDatabase(databases, databaseId);
    const forums = ['a', 'b', 'c'].map(id => buildForum({ id }));
    await addForums(knex, forums, { now: NOW });
    const clock = { now: NOW };
    const watches = new ForumWatches({ knex, now: () => clock.now });
    return { knex, clock, watches };
  }

  it.each(databases.eachSupportedId())(
    'is known to every replica until the watch ends, %p',
    async databaseId => {
      const { knex, clock, watches } = await setUp(databaseId);
      const other = new ForumWatches({ knex, now: () => clock.now });

      await watches.watch('a', { userRef: BEN });
      clock.now += 60_000;
      await watches.watch('a', { userRef: ANN });
      expect(await watches.watch('b', { userRef: ANN })).toBe(
        clock.now + WATCH_MS,
      );
      expect(await other.list(['a', 'b', 'c'])).toEqual(
        new Map([
          ['a', [ANN, BEN]],
          ['b', [ANN]],
        ]),
      );

      clock.now = NOW + WATCH_MS;
      expect(await other.list(['a'])).toEqual(new Map([['a', [ANN]]]));
    },
  );

  it.each(databases.eachSupportedId())(
    'stays so by asking again, and leaves no row behind, %p',
    async databaseId => {
      const { knex, clock, watches } = await setUp(databaseId);
      await watches.watch('a', { userRef: ANN });
      await watches.watch('c', { userRef: BEN });

      clock.now += WATCH_MS - 1;
      await watches.watch('a', { userRef: ANN });
      clock.now += WATCH_MS - 1;
      await watches.watch('a', { userRef: ANN });

      expect(await knex('forum_watches').pluck('forum_id')).toEqual(['a']);
      await knex('forums').where({ id: 'a' }).delete();
      expect(await knex('forum_watches').select()).toEqual([]);
    },
  );

  it('does not matter to the collector when it can not be told', async () => {
    const { watches } = await setUp('SQLITE_3');
    const logger = mockServices.logger.mock();
    await watches.watch('a', { userRef: ANN });
    const signals = new ForumSignals({
      watches,
      logger,
      signals: { publish: () => Promise.reject(new Error('No bus')) },
    });

    await signals.announce(['a']);

    expect(logger.warn).toHaveBeenCalledTimes(1);
  });
});

describe('signals of what was collected', () => {
  const TENANTS = Array.from({ length: 50 }, (_, index) => `tenant${index}x`);
  const published: SignalPayload[] = [];
  let portal: Portal;

  const captureSignals: BackendFeature = createServiceFactory({
    service: signalsServiceRef,
    deps: {},
    factory: () => ({
      publish: async signal => {
        published.push(signal);
      },
    }),
  });

  const post = (user: string, path: string) =>
    request(portal.server)
      .post(`/api/discourse/forums/${path}`)
      .set(
        'Authorization',
        mockCredentials.user.header(`user:default/${user}`),
      );

  beforeAll(async () => {
    portal = await startPortal({
      discourse: {
        forums: TENANTS.map(tenant => ({
          id: `forum-${tenant}`,
          entityRef: `component:default/${tenant}`,
          url: `https://${tenant}.forums.example.com`,
        })),
      },
      features: [createTenantPolicy(), captureSignals],
    });
  });

  afterAll(() => portal?.stop());

  it('reach those who watch and may read, and say nothing of the forum', async () => {
    for (const [index, tenant] of TENANTS.entries()) {
      const other = TENANTS[(index + 7) % TENANTS.length];
      await post(tenant, `forum-${tenant}/watch`).expect(200);
      await post(tenant, `forum-${other}/watch`).expect(403);
    }
    await post('nobody', 'forum-tenant0x/watch').expect(403);
    published.length = 0;

    for (const tenant of TENANTS) {
      await post(tenant, `forum-${tenant}/refresh`).expect(202);
    }
    const heard = await waitFor(
      async () => new Map(published.map(each => [each.channel, each])),
      ({ size }) => size === TENANTS.length,
    );

    expect([...heard.values()]).toEqual(
      expect.arrayContaining(
        TENANTS.map(tenant => ({
          channel: `discourse:forum:forum-${tenant}`,
          recipients: { type: 'user', entityRef: [`user:default/${tenant}`] },
          message: { changed: true },
        })),
      ),
    );
    expect(
      published.every(({ recipients }) => recipients.type === 'user'),
    ).toBe(true);
  });
});
