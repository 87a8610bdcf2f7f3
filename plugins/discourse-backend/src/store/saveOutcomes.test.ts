import {
  addForums,
  buildForum,
  buildOutcome,
  readStatus,
} from '../__testUtils__/forums';
import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import { claimDueForums } from './claimDueForums';
import { listSamples } from './listSamples';
import { loadClaimedForums } from './loadClaimedForums';
import { saveOutcomes } from './saveOutcomes';
import { syncForums } from './syncForums';

jest.setTimeout(60_000);

const NOW = Date.parse('2026-11-21T10:00:00Z');
const STALE_AFTER_MS = 5 * 60_000;

describe('saveOutcomes', () => {
  const databases = createTestDatabases();

  async function setUp(databaseId: Parameters<typeof initDatabase>[1]) {
    const knex = await initDatabase(databases, databaseId);
    await addForums(knex, [buildForum({ id: 'a' })], { now: NOW });
    const save = async (
      now: number,
      overrides: Partial<ReturnType<typeof buildOutcome>> = {},
    ) => {
      const ticket = `ticket-${now}`;
      await knex('forum_queue').update({ due_at: now });
      await claimDueForums({ knex, limit: 5, leaseMs: 1000, ticket, now });
      await saveOutcomes({
        knex,
        outcomes: [
          buildOutcome({
            forumId: 'a',
            ticket,
            collectedAtMs: now,
            ...overrides,
          }),
        ],
      });
    };
    const status = (now: number) =>
      readStatus(knex, { id: 'a', staleAfterMs: STALE_AFTER_MS, now });
    return { knex, save, status };
  }

  const sampleAt = (at: number, enqueued: number, processed: number) => ({
    sample: {
      at: new Date(at).toISOString(),
      enqueued,
      busy: 1,
      retries: 2,
      dead: 3,
      defaultLatencySeconds: 0.5,
      processed,
      failed: 4,
    },
  });

  it.each(databases.eachSupportedId())(
    'reads back what it stored, and lets time make it stale, %p',
    async databaseId => {
      const { save, status } = await setUp(databaseId);
      expect(await status(NOW)).toMatchObject({ state: 'pending', parts: {} });

      await save(NOW);

      expect(await status(NOW)).toMatchObject({
        id: 'a',
        entityRef: 'component:default/a',
        state: 'fresh',
        collectedAt: '2026-11-21T10:00:00.000Z',
        nextCollectionAt: '2026-11-21T10:01:00.000Z',
        staleAfterSeconds: 300,
        parts: {
          health: {
            data: { ok: true, readOnly: false, responseMs: 5 },
            observedAt: '2026-11-21T10:00:00.000Z',
          },
        },
        findings: [{ id: 'health-ok', since: '2026-11-21T10:00:00.000Z' }],
      });
      expect(await status(NOW + STALE_AFTER_MS)).toMatchObject({
        state: 'fresh',
      });
      expect(await status(NOW + STALE_AFTER_MS + 1)).toMatchObject({
        state: 'stale',
      });
    },
  );

  it.each(databases.eachSupportedId())(
    'gives the next collection what this one learned, %p',
    async databaseId => {
      const { knex, save } = await setUp(databaseId);
      await save(NOW, {
        ...sampleAt(NOW, 7, 100),
        next: {
          dueAtMs: NOW,
          attempts: 3,
          heldUntilMs: NOW + 5000,
          budget: { startedAtMs: NOW, used: 9 },
        },
      });

      const [claimed] = await loadClaimedForums({
        knex,
        ids: ['a'],
        ticket: 't',
        samplesSince: NOW - 1,
        now: NOW,
      });

      expect(claimed).toMatchObject({
        attempts: 3,
        heldUntilMs: NOW + 5000,
        budget: { startedAtMs: NOW, used: 9 },
        freshAtMs: NOW,
        samples: [{ enqueued: 7, processed: 100 }],
      });
      expect(claimed.findingsSince.get('health-ok')).toBe(
        '2026-11-21T10:00:00.000Z',
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'adds a sample to the history, once, %p',
    async databaseId => {
      const { knex, save } = await setUp(databaseId);
      await save(NOW, sampleAt(NOW, 10, 100));
      await save(NOW + 60_000, sampleAt(NOW + 60_000, 30, 150));
      await save(NOW + 61_000, sampleAt(NOW + 60_000, 30, 150));
      const samples = await listSamples({
        knex,
        id: 'a',
        range: '1h',
        now: NOW + 61_000,
      });

      expect(samples).toEqual([
        {
          at: '2026-11-21T10:00:00.000Z',
          enqueued: 10,
          busy: 1,
          retries: 2,
          dead: 3,
          defaultLatencySeconds: 0.5,
          processed: 100,
          failed: 4,
        },
        expect.objectContaining({ enqueued: 30, processed: 150 }),
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'forgets everything of a forum that its source dropped, %p',
    async databaseId => {
      const { knex, save, status } = await setUp(databaseId);
      await save(NOW, sampleAt(NOW, 1, 1));

      await syncForums({ knex, source: 'other', forums: [], now: NOW });
      expect(await status(NOW)).toBeDefined();
      await syncForums({ knex, source: 'config', forums: [], now: NOW });

      for (const table of ['forums', 'forum_queue', 'snapshots', 'samples']) {
        await expect(knex(table).select()).resolves.toEqual([]);
      }
    },
  );

  it.each(databases.eachSupportedId())(
    'leaves a forum to the source that had its id first, %p',
    async databaseId => {
      const { knex, status } = await setUp(databaseId);

      const { taken } = await syncForums({
        knex,
        source: 'other',
        forums: [buildForum({ id: 'a', url: 'https://evil.example.com' })],
        now: NOW,
      });

      expect(taken).toEqual(['a']);
      expect(await status(NOW)).toMatchObject({ url: 'https://a.example.com' });
    },
  );
});
