import type { Knex } from 'knex';
import { addForums, buildForum, buildOutcome } from '../__testUtils__/forums';
import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import { claimDueForums } from './claimDueForums';
import { postponeForum } from './postponeForum';
import { requestCollection } from './requestCollection';
import { saveOutcomes } from './saveOutcomes';

jest.setTimeout(60_000);

const NOW = Date.parse('2026-11-21T10:00:00Z');
const LEASE_MS = 45_000;

describe('claimDueForums', () => {
  const databases = createTestDatabases();

  const claim = (
    knex: Knex,
    options: { ticket: string; now?: number; limit?: number },
  ) =>
    claimDueForums({
      knex,
      leaseMs: LEASE_MS,
      limit: 10,
      now: NOW,
      ...options,
    });

  const dueAt = async (knex: Knex, id: string) => {
    const row = await knex('forum_queue').where({ forum_id: id }).first();
    return Number(row.due_at);
  };

  it.each(databases.eachSupportedId())(
    'hands each due forum to one of several callers, %p',
    async databaseId => {
      const knex = await initDatabase(databases, databaseId);
      const ids = Array.from({ length: 40 }, (_, index) => `forum-${index}`);
      await addForums(
        knex,
        ids.map(id => buildForum({ id })),
        { now: NOW },
      );

      const claims = await Promise.all(
        ['a', 'b', 'c', 'd', 'e', 'f'].map(ticket => claim(knex, { ticket })),
      );
      const rest = await claim(knex, { ticket: 'g', limit: 40 });

      const claimed = [...claims.flat(), ...rest];
      expect(claimed).toHaveLength(40);
      expect(new Set(claimed)).toEqual(new Set(ids));
    },
  );

  it.each(databases.eachSupportedId())(
    'hands a forum out again when the lease has run out, %p',
    async databaseId => {
      const knex = await initDatabase(databases, databaseId);
      await addForums(knex, [buildForum({ id: 'a' })], { now: NOW });
      await claim(knex, { ticket: 'crashed' });

      const early = await claim(knex, {
        ticket: 'early',
        now: NOW + LEASE_MS - 1,
      });
      const late = await claim(knex, { ticket: 'late', now: NOW + LEASE_MS });

      expect(early).toEqual([]);
      expect(late).toEqual(['a']);
    },
  );

  it.each(databases.eachSupportedId())(
    'drops an outcome that comes after somebody else took over, %p',
    async databaseId => {
      const knex = await initDatabase(databases, databaseId);
      await addForums(knex, [buildForum({ id: 'a' })], { now: NOW });
      await claim(knex, { ticket: 'slow' });
      const takenAt = NOW + LEASE_MS;
      await claim(knex, { ticket: 'new', now: takenAt });

      const late = await saveOutcomes({
        knex,
        outcomes: [
          buildOutcome({
            forumId: 'a',
            ticket: 'slow',
            collectedAtMs: takenAt,
          }),
        ],
      });
      await postponeForum({ knex, id: 'a', ticket: 'slow', dueAt: 0 });

      expect(late).toEqual([]);
      expect(await dueAt(knex, 'a')).toBe(takenAt + LEASE_MS);
      await expect(knex('findings').select()).resolves.toEqual([]);

      const inTime = await saveOutcomes({
        knex,
        outcomes: [
          buildOutcome({ forumId: 'a', ticket: 'new', collectedAtMs: takenAt }),
        ],
      });

      expect(inTime).toEqual(['a']);
      expect(await dueAt(knex, 'a')).toBe(takenAt + 60_000);
    },
  );

  it.each(databases.eachSupportedId())(
    'makes a forum due at once after a refresh that came while it was held, %p',
    async databaseId => {
      const knex = await initDatabase(databases, databaseId);
      await addForums(knex, [buildForum({ id: 'a' })], { now: NOW });
      await claim(knex, { ticket: 'mine' });

      const requested = await requestCollection({
        knex,
        id: 'a',
        minIntervalMs: 10_000,
        now: NOW + 100,
      });
      const whileHeld = await claim(knex, { ticket: 'other', now: NOW + 200 });
      await saveOutcomes({
        knex,
        outcomes: [
          buildOutcome({
            forumId: 'a',
            ticket: 'mine',
            collectedAtMs: NOW + 300,
          }),
        ],
      });
      const after = await claim(knex, { ticket: 'other', now: NOW + 300 });

      expect(requested.accepted).toBe(true);
      expect(whileHeld).toEqual([]);
      expect(after).toEqual(['a']);
    },
  );

  it.each(databases.eachSupportedId())(
    'accepts one refresh within the interval and says when the next one is, %p',
    async databaseId => {
      const knex = await initDatabase(databases, databaseId);
      await addForums(knex, [buildForum({ id: 'a' })], { now: NOW });
      const ask = (now: number) =>
        requestCollection({ knex, id: 'a', minIntervalMs: 10_000, now });

      const answers = [
        await ask(NOW),
        await ask(NOW + 9_999),
        await ask(NOW + 10_000),
      ];

      expect(answers).toEqual([
        { accepted: true, nextAllowedAtMs: NOW + 10_000 },
        { accepted: false, nextAllowedAtMs: NOW + 10_000 },
        { accepted: true, nextAllowedAtMs: NOW + 20_000 },
      ]);
    },
  );
});
