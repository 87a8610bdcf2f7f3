import {
  startForumFleet,
  type FaultName,
} from '@backstage-discourse/discourse-simulator';
import { mockServices } from '@backstage/backend-test-utils';
import { createTestCollector } from '../__testUtils__/collectors';
import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import { addForums, buildForum, readStatus } from '../__testUtils__/forums';

jest.setTimeout(240_000);

const KEY = 'f'.repeat(64);
const START = Date.parse('2026-11-21T10:00:00Z');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MEGABYTE = 1e6;
const CYCLES = 2;

/** Of a hundred forums, so many have the fault, and then this problem. */
const FAULTS: Array<{ fault: FaultName; count: number; kind: string }> = [
  { fault: 'hang', count: 10, kind: 'timed-out' },
  { fault: 'reset', count: 10, kind: 'unreachable' },
  { fault: 'huge', count: 5, kind: 'too-large' },
  { fault: 'html', count: 5, kind: 'not-json' },
  { fault: 'drip', count: 5, kind: 'timed-out' },
  { fault: 'nul-texts', count: 5, kind: 'unexpected-shape' },
];
const NAMELESS = 5;
const HEALTHY = 55;

describe('Collector among forums that fail', () => {
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
      forums: Array<{ id: string; fault: FaultName }>;
      nameless?: string[];
      /** Whether they fail from the very first cycle on. */
      cold?: boolean;
    },
  ) {
    const clock = { now: START };
    const now = () => clock.now;
    const knex = await initDatabase(databases, databaseId);
    const fleet = await startForumFleet({
      clock: now,
      forums: options.forums.map(({ id }) => ({
        hostname: `${id}.example`,
        title: id,
        keys: { monitor: KEY },
      })),
    });
    stops.push(() => fleet.close());
    // Reserved for names that never resolve.
    const nameless = (options.nameless ?? []).map(id =>
      buildForum({ id, url: `https://${id}.invalid` }),
    );
    const forums = options.forums.map(({ id }) =>
      buildForum({ id, url: fleet.forumUrl(`${id}.example`) }),
    );
    await addForums(knex, [...forums, ...nameless], { now: START });
    const logger = mockServices.logger.mock();
    const { collector, stop } = createTestCollector({
      knex,
      now,
      key: KEY,
      logger,
      allowedHosts: [
        new URL(fleet.url).host,
        ...nameless.map(({ url }) => new URL(url).host),
      ],
      // Generous, so that a busy machine is not taken for a slow forum.
      settings: { timeoutMs: 30_000, requestTimeoutMs: 10_000 },
    });
    stops.push(stop);
    const status = (id: string) => readStatus(knex, { id, now: clock.now });
    if (!options.cold) {
      // All is well at first, so that there is something to lose.
      await collector.collectDue();
    }
    for (const { id, fault } of options.forums) {
      fleet.setFault(`${id}.example`, fault);
    }
    clock.now += 20 * MINUTE_MS;
    await knex('forum_queue').update({ due_at: clock.now });
    return { clock, knex, fleet, collector, logger, status };
  }

  it.each(each)(
    'keeps the healthy ones fresh and names what is wrong with the others, %p',
    async databaseId => {
      const healthy = Array.from({ length: HEALTHY }, (_, i) => `well-${i}`);
      const ill = FAULTS.flatMap(({ fault, count, kind }) =>
        Array.from({ length: count }, (_, i) => ({
          id: `${fault}-${i}`,
          fault,
          kind,
        })),
      );
      const nameless = Array.from({ length: NAMELESS }, (_, i) => `dns-${i}`);
      const { clock, knex, collector, logger, status } = await setUp(
        databaseId,
        {
          forums: [
            ...healthy.map(id => ({ id, fault: 'none' as const })),
            ...ill,
          ],
          nameless,
        },
      );
      const memory: number[] = [];

      for (let cycle = 0; cycle < CYCLES; cycle++) {
        await collector.collectDue();
        memory.push(process.memoryUsage().rss);
        for (const id of healthy) {
          const { parts, state } = await status(id);
          const problems = Object.values(parts).map(part => part.problem);
          expect([id, state, problems.filter(Boolean)]).toEqual([
            id,
            'fresh',
            [],
          ]);
        }
        if (cycle < CYCLES - 1) {
          clock.now += 20 * MINUTE_MS;
          await knex('forum_queue').update({ due_at: clock.now });
        }
      }

      for (const { id, kind } of ill) {
        const { parts, state, findings } = await status(id);
        const kinds = Object.values(parts).map(part => part.problem?.kind);
        expect([id, kinds]).toEqual([id, expect.arrayContaining([kind])]);
        expect(['partial', 'unreachable', 'stale']).toContain(state);
        expect(findings[0].severity).toMatch(/critical|warning/);
      }
      for (const id of nameless) {
        expect((await status(id)).parts.health.problem).toMatchObject({
          kind: 'unreachable',
        });
      }
      for (const id of healthy) {
        const { findings } = await status(id);
        expect(findings.some(each2 => each2.id.startsWith('access-'))).toBe(
          false,
        );
      }
      // Nothing stays claimed, nothing is forgotten.
      const queue = await knex('forum_queue').select();
      expect(queue).toHaveLength(100);
      expect(queue.filter(row => row.ticket !== null)).toEqual([]);
      expect(logger.error).not.toHaveBeenCalled();
      // Five bodies without end a cycle, of which a megabyte each may be held.
      const grown = (memory[CYCLES - 1] - memory[0]) / MEGABYTE;
      expect(grown).toBeLessThan(150);
    },
  );

  it.each(each)(
    'reads all that is well in its very first cycle, among forums that hang and reset, %p',
    async databaseId => {
      const faultOf = (index: number): FaultName => {
        const faults: Record<number, FaultName> = { 0: 'hang', 1: 'reset' };
        return faults[index % 10] ?? 'none';
      };
      const forums = Array.from({ length: 100 }, (_, index) => ({
        id: `forum-${index}`,
        fault: faultOf(index),
      }));
      const { collector, status } = await setUp(databaseId, {
        forums,
        cold: true,
      });

      await collector.collectDue();

      for (const { id, fault } of forums) {
        const { state } = await status(id);
        expect([id, state]).toEqual([
          id,
          fault === 'none' ? 'fresh' : 'unreachable',
        ]);
      }
    },
  );

  it.each(each)(
    'goes on after the clock was set forward or back, %p',
    async databaseId => {
      const { clock, collector, fleet, status } = await setUp(databaseId, {
        forums: [{ id: 'acme', fault: 'none' }],
      });
      const observed = async () => (await status('acme')).parts.sidekiq;

      await collector.collectDue();
      clock.now += DAY_MS;
      await collector.collectDue();
      const forward = await observed();
      clock.now -= DAY_MS - 10_000;
      await collector.collectDue();
      const back = await observed();
      clock.now += 2 * MINUTE_MS;
      await collector.collectDue();

      expect(forward.observedAt).toBe('2026-11-22T10:20:00.000Z');
      expect(back.observedAt).toBe('2026-11-21T10:20:10.000Z');
      expect(await observed()).toEqual({
        data: expect.anything(),
        observedAt: '2026-11-21T10:22:10.000Z',
      });
      expect(fleet.probeCount('acme.example')).toBe(5);
    },
  );

  it.each(each)(
    'is not put off for long by a forum that asks for years, %p',
    async databaseId => {
      const { clock, collector, knex, status } = await setUp(databaseId, {
        forums: [{ id: 'acme', fault: 'none' }],
      });
      await knex('forum_queue').update({
        held_until: START + 365 * DAY_MS,
      });

      await collector.collectDue();

      expect((await status('acme')).parts.sidekiq.observedAt).toBe(
        '2026-11-21T10:20:00.000Z',
      );
      expect(clock.now).toBe(START + 20 * MINUTE_MS);
    },
  );
});
