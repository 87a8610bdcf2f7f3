import { startForumFleet } from '@backstage-discourse/discourse-simulator';
import { mockServices } from '@backstage/backend-test-utils';
import { createTestCollector } from '../__testUtils__/collectors';
import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import { addForums, buildForum, readStatus } from '../__testUtils__/forums';
import { BACKUP_DAYS_LABEL, saveForumLabels } from '../store/forumLabels';
import type { CollectorSettings } from './CollectorSettings';

jest.setTimeout(60_000);

const KEY = 'f'.repeat(64);
const START = Date.parse('2026-11-21T10:00:00Z');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('Collector', () => {
  const databases = createTestDatabases();
  const each = databases.eachSupportedId();
  const stops: Array<() => Promise<unknown>> = [];

  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) {
      await stop();
    }
  });

  async function setUp(
    databaseId: Parameters<typeof initDatabase>[1],
    options: {
      forums: string[];
      key?: string;
      settings?: Partial<CollectorSettings>;
      adminRequestsPerMinute?: number;
    },
  ) {
    const clock = { now: START };
    const now = () => clock.now;
    const knex = await initDatabase(databases, databaseId);
    const forums = await startForumFleet({
      clock: now,
      adminRequestsPerMinute: options.adminRequestsPerMinute,
      forums: options.forums.map(id => ({
        hostname: `${id}.example`,
        title: id,
        keys: { monitor: KEY },
      })),
    });
    stops.push(() => forums.close());
    await addForums(
      knex,
      options.forums.map(id =>
        buildForum({ id, url: forums.forumUrl(`${id}.example`) }),
      ),
      { now: START },
    );
    const create = () => {
      const { collector, stop } = createTestCollector({
        knex,
        now,
        key: 'key' in options ? options.key : KEY,
        allowedHosts: [new URL(forums.url).host],
        logger: mockServices.logger.mock(),
        // Generous, so that a busy machine is not taken for a slow forum.
        settings: {
          timeoutMs: 2 * MINUTE_MS,
          requestTimeoutMs: MINUTE_MS,
          ...options.settings,
        },
      });
      stops.push(stop);
      return collector;
    };
    const status = (id: string) => readStatus(knex, { id, now: clock.now });
    return { clock, knex, forums, create, status };
  }

  it.each(each)(
    'shares the forums among replicas, each read once, %p',
    async id => {
      const names = Array.from({ length: 30 }, (_, index) => `forum-${index}`);
      const { create, forums, status } = await setUp(id, {
        forums: names,
        settings: { batchSize: 4, concurrency: 4 },
      });

      const counts = await Promise.all(
        [create(), create(), create()].map(each2 => each2.collectDue()),
      );

      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(30);
      for (const name of names) {
        expect((await status(name)).state).toBe('fresh');
        // Health, version, key, Sidekiq twice, backups twice and groups once.
        expect(forums.requestCount(`${name}.example`)).toBe(8);
      }
    },
  );

  it.each(each)('says which groups differ from Git, %p', async id => {
    const { knex, create, status } = await setUp(id, { forums: ['a'] });
    await knex('group_reports').insert({
      forum_id: 'a',
      drift: '[{"id":"1","fingerprint":"f","group":"staff"}]',
    });

    await create().collectDue();

    const { findings } = await status('a');
    expect(
      findings.find(finding => finding.id === 'drift-groups'),
    ).toMatchObject({
      severity: 'warning',
      detail: 'staff.',
      params: { groups: 1 },
    });
  });

  it.each(each)(
    'expects backups as often as the spec of a forum asks for them, %p',
    async databaseId => {
      const labels: Record<string, Record<string, string>> = {
        fortnightly: { [BACKUP_DAYS_LABEL]: '14' },
        daily: {},
        odd: { [BACKUP_DAYS_LABEL]: 'often' },
      };
      const names = Object.keys(labels);
      const { knex, forums, create, status } = await setUp(databaseId, {
        forums: names,
      });
      for (const name of names) {
        forums.updateForum({
          hostname: `${name}.example`,
          title: name,
          keys: { monitor: KEY },
          scenario: 'late-backups',
        });
      }
      await saveForumLabels({
        knex,
        origin: 'entity',
        forums: names.map(forumId => ({ forumId, labels: labels[forumId] })),
      });

      await create().collectDue();

      const judged = await Promise.all(
        names.map(async name =>
          (await status(name)).findings
            .map(({ id }) => id)
            .filter(id => /^backup-(fresh|late)$/.test(id)),
        ),
      );
      expect(judged).toEqual([
        ['backup-fresh'],
        ['backup-late'],
        ['backup-late'],
      ]);
    },
  );

  it.each(each)(
    'does not let a forum that hangs delay another, %p',
    async id => {
      const names = ['hang-1', 'hang-2', 'hang-3', 'well-1', 'well-2'];
      const { create, forums, status } = await setUp(id, {
        forums: names,
        settings: { concurrency: 1, batchSize: 1, requestTimeoutMs: 1500 },
      });
      for (const name of names.filter(each2 => each2.startsWith('hang'))) {
        forums.setFault(`${name}.example`, 'hang');
      }
      const order: string[] = [];
      const collector = create();

      const all = collector.collectDue();
      for (const name of ['well-1', 'hang-1']) {
        for (;;) {
          if ((await status(name)).state !== 'pending') {
            order.push(name);
            break;
          }
          await new Promise(resolve => setImmediate(resolve));
        }
      }
      await all;

      expect(order).toEqual(['well-1', 'hang-1']);
      expect((await status('hang-3')).parts.health.problem?.kind).toBe(
        'timed-out',
      );
    },
  );

  it.each(each)(
    'only probes a forum that keeps failing, until it answers, %p',
    async id => {
      const { create, forums, status, clock } = await setUp(id, {
        forums: ['acme'],
      });
      const collector = create();
      const requests = async () => {
        const before = forums.requestCount('acme.example');
        await collector.collectDue();
        clock.now += HOUR_MS;
        return forums.requestCount('acme.example') - before;
      };
      await requests();
      forums.setFault('acme.example', 'server-error');

      const whileFailing = [];
      for (let i = 0; i < 7; i++) {
        whileFailing.push(await requests());
      }
      const broken = await status('acme');
      forums.setFault('acme.example', 'none');
      const afterwards = await requests();

      expect(whileFailing.slice(0, 5).every(count => count > 1)).toBe(true);
      expect(whileFailing.slice(5)).toEqual([1, 1]);
      expect(broken.state).toBe('stale');
      expect(broken.parts.sidekiq).toMatchObject({
        data: { processes: expect.any(Number) },
        observedAt: '2026-11-21T10:00:00.000Z',
        problem: { kind: 'server-error', since: '2026-11-21T11:00:00.000Z' },
      });
      expect(afterwards).toBe(8);
      expect((await status('acme')).parts.sidekiq.problem).toBeUndefined();
    },
  );

  it.each(each)(
    'obeys a limit of the forum and goes on probing its health, %p',
    async id => {
      const { create, forums, status, clock } = await setUp(id, {
        forums: ['acme'],
        adminRequestsPerMinute: 4,
      });
      const collector = create();

      await collector.collectDue();
      const limited = await status('acme');
      const before = forums.requestCount('acme.example');
      clock.now += 4000;
      await collector.collectDue();
      const held = forums.requestCount('acme.example') - before;
      clock.now += MINUTE_MS;
      await collector.collectDue();

      expect(limited.state).toBe('partial');
      expect(limited.parts.health.problem).toBeUndefined();
      expect(limited.parts.backups.problem).toMatchObject({
        kind: 'rate-limited',
        retryAt: expect.stringMatching(/^2026-11-21T10:0/),
      });
      expect(held).toBe(1);
      expect((await status('acme')).parts.backups.data).toBeDefined();
    },
  );

  it.each(each)('keeps to its own budget of admin requests, %p', async id => {
    const { create, forums, clock, knex } = await setUp(id, {
      forums: ['acme'],
    });
    const collector = create();

    for (let second = 0; second < 60; second++) {
      await knex('forum_queue').update({
        due_at: clock.now,
        requested_at: clock.now,
      });
      await collector.collectDue();
      clock.now += 1000;
    }

    const probes = 60;
    expect(forums.requestCount('acme.example') - probes).toBeLessThanOrEqual(
      20,
    );
  });

  it.each(each)('tells what it can of a forum without a key, %p', async id => {
    const { create, status } = await setUp(id, {
      forums: ['acme'],
      key: undefined,
    });

    await create().collectDue();

    const { state, access, parts, findings } = await status('acme');
    expect(state).toBe('partial');
    expect(access).toEqual({ monitor: false, operate: false });
    expect(parts.health.data?.ok).toBe(true);
    expect(parts.version.data?.installed).toMatch(/^20/);
    expect(parts.sidekiq.problem?.kind).toBe('no-key');
    expect(findings[0]).toMatchObject({ id: 'access-no-key' });
  });

  it.each(each)('keeps the start of a finding while it holds, %p', async id => {
    const { create, forums, status, clock } = await setUp(id, {
      forums: ['acme'],
    });
    const collector = create();
    forums.setFault('acme.example', 'unauthorized');

    await collector.collectDue();
    clock.now += HOUR_MS;
    await collector.collectDue();

    const { findings, collectedAt } = await status('acme');
    expect(collectedAt).toBe('2026-11-21T11:00:00.000Z');
    expect(findings[0]).toMatchObject({
      id: 'access-bad-key',
      since: '2026-11-21T10:00:00.000Z',
    });
  });

  it.each(each)(
    'gives up running requests when it stops, and the forum stays due, %p',
    async id => {
      const { create, forums, knex, clock } = await setUp(id, {
        forums: ['acme'],
      });
      forums.setFault('acme.example', 'hang');
      const collector = create();
      collector.start();
      while (forums.requestCount('acme.example') === 0) {
        await new Promise(resolve => setImmediate(resolve));
      }

      await collector.stop();

      const row = await knex('forum_queue').first();
      expect(row.ticket).toBeNull();
      expect(Number(row.due_at)).toBe(clock.now);
      await expect(knex('snapshots').select()).resolves.toEqual([]);
    },
  );
});
