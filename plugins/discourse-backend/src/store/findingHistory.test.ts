import {
  findingHistoryQuerySchema,
  type Finding,
  type FindingHistoryQueryInput,
} from '@backstage-discourse/plugin-discourse-common';
import { addForums, buildForum, buildOutcome } from '../__testUtils__/forums';
import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import { claimDueForums } from './claimDueForums';
import { listFindingHistory } from './listFindingHistory';
import { saveOutcomes } from './saveOutcomes';

jest.setTimeout(60_000);

const NOW = Date.parse('2026-11-21T10:00:00Z');
const MINUTE_MS = 60_000;
const at = (minute: number) => new Date(NOW + minute * MINUTE_MS).toISOString();

const finding = (
  overrides: Partial<Finding> & Pick<Finding, 'id' | 'since'>,
): Finding => ({
  part: 'sidekiq',
  severity: 'warning',
  title: `${overrides.id} holds`,
  ...overrides,
});

describe('the history of findings', () => {
  const databases = createTestDatabases();

  async function setUp(databaseId: Parameters<typeof initDatabase>[1]) {
    const knex = await initDatabase(databases, databaseId);
    await addForums(knex, [buildForum({ id: 'a' }), buildForum({ id: 'b' })], {
      now: NOW,
    });
    const collect = async (minute: number, findings: Finding[]) => {
      const now = NOW + minute * MINUTE_MS;
      const ticket = `ticket-${minute}`;
      await knex('forum_queue').update({ due_at: now });
      await claimDueForums({ knex, limit: 5, leaseMs: 1000, ticket, now });
      await saveOutcomes({
        knex,
        outcomes: ['a', 'b'].map(forumId =>
          buildOutcome({
            forumId,
            ticket,
            collectedAtMs: now,
            findings: forumId === 'a' ? findings : [],
          }),
        ),
      });
    };
    const list = (query: FindingHistoryQueryInput = {}, id = 'a') =>
      listFindingHistory({
        knex,
        id,
        query: findingHistoryQuerySchema.parse(query),
      });
    return { knex, collect, list };
  }

  it.each(databases.eachSupportedId())(
    'tells since when and until when each held, %p',
    async databaseId => {
      const { collect, list } = await setUp(databaseId);
      const growing = finding({
        id: 'sidekiq-growing',
        since: at(0),
        params: { enqueued: 5 },
      });
      const well = finding({
        id: 'health-ok',
        severity: 'ok',
        since: at(0),
      });

      await collect(0, [growing, well]);
      await collect(1, [
        growing,
        finding({ id: 'backups-late', since: at(1) }),
      ]);
      await collect(2, [well]);
      await collect(3, [finding({ id: 'sidekiq-growing', since: at(3) })]);

      expect(await list()).toEqual({
        items: [
          {
            id: 'sidekiq-growing',
            part: 'sidekiq',
            severity: 'warning',
            title: 'sidekiq-growing holds',
            since: at(3),
          },
          expect.objectContaining({
            id: 'backups-late',
            since: at(1),
            until: at(2),
          }),
          {
            id: 'sidekiq-growing',
            part: 'sidekiq',
            severity: 'warning',
            title: 'sidekiq-growing holds',
            params: { enqueued: 5 },
            since: at(0),
            until: at(2),
          },
        ],
      });
      expect(await list({}, 'b')).toEqual({ items: [] });
    },
  );

  it.each(databases.eachSupportedId())(
    'keeps the words of the worst, %p',
    async databaseId => {
      const { collect, list } = await setUp(databaseId);
      const backlog = (severity: Finding['severity'], title: string) => [
        finding({ id: 'sidekiq-backlog', since: at(0), severity, title }),
      ];

      await collect(0, backlog('warning', '600 wait'));
      await collect(1, backlog('critical', '60000 wait'));
      await collect(2, backlog('warning', '700 wait'));

      expect((await list()).items).toEqual([
        expect.objectContaining({ severity: 'critical', title: '60000 wait' }),
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'comes in pages, of all findings or of one, %p',
    async databaseId => {
      const { collect, list } = await setUp(databaseId);
      for (let minute = 0; minute < 8; minute += 1) {
        const id = minute % 4 === 0 ? 'sidekiq-stuck' : 'backups-late';
        await collect(
          minute,
          minute % 2 === 0 ? [finding({ id, since: at(minute) })] : [],
        );
      }
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await list({ limit: 2, cursor });
        seen.push(...page.items.map(({ since }) => since));
        cursor = page.nextCursor;
      } while (cursor);

      expect(seen).toEqual([at(6), at(4), at(2), at(0)]);
      const stuck = await list({ finding: 'sidekiq-stuck' });
      expect(stuck.items.map(({ since }) => since)).toEqual([at(4), at(0)]);
      await expect(list({ cursor: 'x' })).rejects.toThrow(
        "'cursor' is damaged",
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'takes up and ends what an older version left open, %p',
    async databaseId => {
      const { knex, collect, list } = await setUp(databaseId);
      const growing = finding({ id: 'sidekiq-growing', since: at(0) });
      await collect(0, [growing]);
      // An older version writes findings and no history.
      await knex('findings').delete();

      await collect(1, []);

      expect((await list()).items).toEqual([
        expect.objectContaining({ since: at(0), until: at(1) }),
      ]);
    },
  );
});
