import type { TestDatabaseId } from '@backstage/backend-test-utils';
import {
  createTestDatabases,
  describeOnPostgres,
  initDatabase,
} from '../__testUtils__/databases';
import { addForums, buildForum } from '../__testUtils__/forums';
import { FleetTexts } from './FleetTexts';

jest.setTimeout(60_000);

const NOW = Date.parse('2026-11-21T10:00:00Z');

describe('texts of the fleet', () => {
  const databases = createTestDatabases();

  async function setUp(databaseId: TestDatabaseId, titles: readonly string[]) {
    const knex = await initDatabase(databases, databaseId);
    const forums = titles.map((title, index) =>
      buildForum({ id: `f${index}`, title, url: 'x:' }),
    );
    await addForums(knex, forums, { now: NOW });
    const read: string[] = [];
    knex.on('query', ({ sql }: { sql: string }) => {
      if (/^select .*forum_texts/.test(sql)) {
        read.push(sql);
      }
    });
    const texts = new FleetTexts({ knex });
    const find = async (search: string) => {
      const hits = await texts.find(search);
      return hits && { ...hits, ids: [...hits.ids].sort() };
    };
    return { knex, find, read };
  }

  it.each(databases.eachSupportedId())(
    'name what was found, or what was not where that is less, %p',
    async databaseId => {
      const { find } = await setUp(databaseId, ['Ärger', 'Bär', 'Berg']);

      expect(await find('Är')).toEqual({ ids: ['f2'], match: false });
      expect(await find('ERG')).toEqual({ ids: ['f2'], match: true });
      expect(await find('x:')).toBeUndefined();
      expect(await find('zz')).toEqual({ ids: [], match: true });
    },
  );

  it.each(databases.eachSupportedId())(
    'are read again after a change of one of them only, %p',
    async databaseId => {
      const { knex, find, read } = await setUp(databaseId, ['One', 'Two']);
      await find('one');
      await knex('forums').update({ headline: 'Collected', enqueued: 7 });
      await find('two');
      expect(read).toHaveLength(1);

      await knex('forums').where({ id: 'f0' }).update({ search_text: 'uno' });
      expect(await find('Uno')).toEqual({ ids: ['f0'], match: true });
      await knex('forums').where({ id: 'f0' }).delete();
      expect(await find('Uno')).toEqual({ ids: [], match: true });
      await addForums(knex, [buildForum({ id: 'f9', title: 'Uno' })], {
        now: NOW,
        source: 'other',
      });
      expect(await find('Uno')).toEqual({ ids: ['f9'], match: true });
      expect(read).toHaveLength(4);
    },
  );

  it.each(databases.eachSupportedId())(
    'do not know what was taken back, %p',
    async databaseId => {
      const { knex, find } = await setUp(databaseId, ['Eins', 'Zwei']);
      await find('eins');

      const taken = knex.transaction(async tx => {
        await tx('forums').where({ id: 'f0' }).update({ search_text: 'uno' });
        throw new Error('No');
      });

      await expect(taken).rejects.toThrow('No');
      expect(await find('eins')).toEqual({ ids: ['f0'], match: true });
    },
  );

  // SQLite lets one write at a time anyway.
  describeOnPostgres(databases)('on PostgreSQL', () => {
    it('can be changed by two at once, who do not wait for each other', async () => {
      const { knex, find } = await setUp('POSTGRES_15', ['One', 'Two']);
      await find('one');
      const first = await knex.transaction();
      const second = await knex.transaction();

      await first('forums').where({ id: 'f0' }).update({ search_text: 'uno' });
      await second('forums').where({ id: 'f1' }).update({ search_text: 'due' });
      await second.commit();
      expect(await find('uno')).toEqual({ ids: [], match: true });
      expect(await find('due')).toEqual({ ids: ['f1'], match: true });
      await first.commit();

      expect(await find('uno')).toEqual({ ids: ['f0'], match: true });
    });
  });
});
