import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import {
  addForums,
  buildForum,
  buildOutcome,
  readStatus,
} from '../__testUtils__/forums';
import { claimDueForums } from '../store/claimDueForums';
import { OutcomeWriter } from './OutcomeWriter';

jest.setTimeout(60_000);

const NOW = Date.parse('2026-11-21T10:00:00Z');
const TICKET = 'ticket';

describe('OutcomeWriter', () => {
  const databases = createTestDatabases();

  it.each(databases.eachSupportedId())(
    'stores the others at once where the database refuses one outcome, %p',
    async databaseId => {
      const knex = await initDatabase(databases, databaseId);
      const ids = ['a', 'b', 'c', 'd'];
      await addForums(
        knex,
        ids.map(id => buildForum({ id })),
        { now: NOW },
      );
      await claimDueForums({
        ...{ knex, limit: ids.length, leaseMs: 1000 },
        ...{ ticket: TICKET, now: NOW },
      });
      const stored: string[] = [];
      let transactions = 0;
      knex.on('query', ({ sql }: { sql: string }) => {
        transactions += /^begin/i.test(sql) ? 1 : 0;
      });
      const writer = new OutcomeWriter({
        knex,
        signal: new AbortController().signal,
        onStored: forumIds => stored.push(...forumIds),
      });
      const outcomes = ids.map(forumId =>
        buildOutcome({ forumId, ticket: TICKET, collectedAtMs: NOW }),
      );
      // Neither engine takes a finding without its severity.
      const [finding] = outcomes[1].findings;
      Reflect.deleteProperty(finding, 'severity');

      const results = await Promise.allSettled(
        outcomes.map(outcome => writer.write(outcome)),
      );

      expect(results.map(({ status }) => status)).toEqual([
        'fulfilled',
        'rejected',
        'fulfilled',
        'fulfilled',
      ]);
      expect(stored).toEqual(['a', 'c', 'd']);
      expect((await readStatus(knex, { id: 'd', now: NOW })).state).toBe(
        'fresh',
      );
      // All together, and then each by itself.
      expect(transactions).toBe(1 + ids.length);
    },
  );
});
