import type { TestDatabaseId } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import { buildForum } from '../__testUtils__/forums';
import { syncForums, type ForumToSync } from './syncForums';

const NOW = Date.parse('2026-11-21T10:00:00Z');

jest.setTimeout(60_000);

describe('syncForums', () => {
  const databases = createTestDatabases();

  async function setUp(databaseId: TestDatabaseId) {
    const knex = await initDatabase(databases, databaseId);
    const listed = ['a', 'b', 'c'].map(id =>
      buildForum({ id, labels: { tier: 'gold' } }),
    );
    const sync = (forums: readonly ForumToSync[]) =>
      syncForums({ knex, source: 'config', forums, now: NOW });
    await sync(listed);
    return { knex, listed, sync };
  }

  /** The statements that write while something is done. */
  async function listWrites(knex: Knex, act: () => Promise<unknown>) {
    const writes: string[] = [];
    const listen = ({ sql }: { sql: string }) => {
      if (/^(insert|update|delete)/i.test(sql)) {
        writes.push(sql);
      }
    };
    knex.on('query', listen);
    await act();
    knex.removeListener('query', listen);
    return writes;
  }

  it.each(databases.eachSupportedId())(
    'writes nothing where the source lists what is stored, %p',
    async databaseId => {
      const { knex, listed, sync } = await setUp(databaseId);

      expect(await listWrites(knex, () => sync(listed))).toEqual([]);
    },
  );

  it.each(databases.eachSupportedId())(
    'writes the one forum that changed, whatever changed of it, %p',
    async databaseId => {
      const { knex, listed, sync } = await setUp(databaseId);
      const [a, ...rest] = listed;
      const changes: Array<Partial<ForumToSync>> = [
        { title: 'Another title' },
        { url: 'https://new.example.com' },
        { owner: 'group:default/new' },
        { entityRef: 'component:default/new' },
        { simulated: true },
        { access: { monitor: true, operate: true } },
      ];

      for (const change of changes) {
        const next = [{ ...a, ...change }, ...rest];
        const writes = await listWrites(knex, () => sync(next));
        expect(writes).toEqual([expect.stringContaining('update')]);
        expect(await listWrites(knex, () => sync(next))).toEqual([]);
        await sync(listed);
      }
    },
  );
});
