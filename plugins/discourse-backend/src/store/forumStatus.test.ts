import fc from 'fast-check';
import {
  addForums,
  buildForum,
  buildOutcome,
  readStatus,
} from '../__testUtils__/forums';
import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import { claimDueForums } from './claimDueForums';
import { saveOutcomes } from './saveOutcomes';

jest.setTimeout(60_000);

const NOW = Date.parse('2026-11-21T10:00:00Z');

describe('readForumStatus', () => {
  const databases = createTestDatabases();

  // PostgreSQL stores no NUL; the client takes no answer with one.
  const text = fc
    .string({ unit: 'binary', minLength: 1 })
    .filter(value => !value.includes('\0'));
  // Those of the findings, never of a forum.
  const name = fc.stringMatching(/^[a-z]{1,9}$/);
  const instant = fc
    .integer({ min: Date.parse('2000-01-01'), max: NOW })
    .map(ms => new Date(ms).toISOString());
  const finding = fc.record(
    {
      id: text,
      part: fc.constantFrom('health' as const, 'sidekiq' as const),
      severity: fc.constantFrom('ok' as const, 'critical' as const),
      title: text,
      detail: text,
      nextStep: text,
      params: fc.dictionary(name, fc.oneof(text, fc.integer()), {
        noNullPrototype: true,
      }),
      since: instant,
    },
    {
      requiredKeys: ['id', 'part', 'severity', 'title', 'since'],
      noNullPrototype: true,
    },
  );
  const health = fc.record({
    data: fc.record({
      ok: fc.boolean(),
      readOnly: fc.boolean(),
      responseMs: fc.nat(),
    }),
    observedAt: instant,
    problem: fc.record({
      kind: fc.constantFrom('timed-out' as const, 'bad-key' as const),
      message: text,
      since: instant,
    }),
  });
  const version = fc.record({
    data: fc.record({ installed: text }),
    observedAt: instant,
  });

  it.each(databases.eachSupportedId())(
    'tells all that was stored of a forum and nothing of others, %p',
    async databaseId => {
      const knex = await initDatabase(databases, databaseId);
      const ids = ['a', 'b'];
      const forums = ids.map(id => buildForum({ id }));
      await addForums(knex, forums, { now: NOW });
      const collected = fc.record({
        findings: fc.uniqueArray(finding, { selector: ({ id }) => id }),
        health,
        version,
      });

      await fc.assert(
        fc.asyncProperty(fc.tuple(collected, collected), async outcomes => {
          await knex('forum_queue').update({ due_at: NOW, ticket: null });
          const ticket = 'ticket';
          await claimDueForums({
            ...{ knex, limit: 5, leaseMs: 1000, ticket, now: NOW },
          });
          await saveOutcomes({
            knex,
            outcomes: outcomes.map(({ findings, ...parts }, index) =>
              buildOutcome({
                forumId: ids[index],
                ...{ ticket, collectedAtMs: NOW, findings },
                parts: { sidekiq: {}, backups: {}, groups: {}, ...parts },
                changedParts: ['health', 'version', 'sidekiq'],
              }),
            ),
          });

          for (const [index, id] of ids.entries()) {
            const { findings, ...parts } = outcomes[index];
            expect(await readStatus(knex, { id, now: NOW })).toMatchObject({
              ...{ id, findings, parts: { ...parts, sidekiq: {} } },
            });
          }
        }),
        { numRuns: 40 },
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'tells what is known of a forum that was never collected, %p',
    async databaseId => {
      const knex = await initDatabase(databases, databaseId);
      await addForums(knex, [buildForum({ id: 'a' })], { now: NOW });

      const status = await readStatus(knex, { id: 'a', now: NOW });

      expect(status).toMatchObject({ state: 'pending', findings: [] });
      expect(status.parts.health).toEqual({});
    },
  );
});
