import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/databases';
import { OperationChain } from '../operations/OperationChain';

const directory = resolvePackagePath(
  '@backstage-discourse/plugin-discourse-backend',
  'migrations',
);

const FORUM = {
  id: 'acme',
  source: 'config',
  status: 'active',
  owner: 'group:default/acme',
  title: 'Acme',
  title_sort: 'acme',
  search_text: 'acme',
  url: 'https://acme.example.com',
  created_by: 'config',
};

const OPERATIONS = [
  {
    forum_id: 'acme',
    operation: 'backup-start',
    actor: 'user:default/ann',
    at: 1,
    result: 'started',
    detail: null,
  },
  {
    forum_id: 'acme',
    operation: 'backup-start',
    actor: 'user:default/ben',
    at: 2,
    result: 'failed',
    detail: 'The forum does not answer',
  },
];

async function listIndexes(knex: Knex): Promise<unknown[]> {
  return knex.client.config.client === 'pg'
    ? knex('pg_indexes')
        .where({ tablename: 'forums' })
        .orderBy('indexname')
        .pluck('indexname')
    : knex('sqlite_master')
        .where({ type: 'index', tbl_name: 'forums' })
        .orderBy('name')
        .pluck('name');
}

describe('migrations', () => {
  const databases = createTestDatabases();

  it.each(databases.eachSupportedId())(
    'upgrade the first schema with its data, and go back to it, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await knex.migrate.up({ directory });
      await knex('forums').insert({ ...FORUM, created_at: 1 });
      await knex('operations').insert(OPERATIONS);
      const first = await listIndexes(knex);

      await knex.migrate.latest({ directory });

      expect(await listIndexes(knex)).toEqual(
        expect.arrayContaining([
          'forums_by_severity_desc_idx',
          'forums_by_enqueued_asc_idx',
        ]),
      );
      expect(await knex('forums').first()).toMatchObject(FORUM);
      const chain = new OperationChain({ knex, now: () => 3 });
      await chain.append('acme', {
        operation: 'forum-refresh',
        actor: 'user:default/ann',
        result: 'queued',
      });
      expect(await chain.verify('acme')).toMatchObject({ ok: true, length: 3 });

      await knex.migrate.rollback({ directory });

      expect(await listIndexes(knex)).toEqual(first);
      expect(await knex('forums').first()).toMatchObject({ id: 'acme' });
      expect(await knex('operations').orderBy('id')).toMatchObject([
        ...OPERATIONS.map(({ at, ...row }) => row),
        { operation: 'forum-refresh' },
      ]);
      await knex.migrate.latest({ directory });
    },
  );
});
