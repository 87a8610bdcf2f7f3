import fs from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { fleetQuerySchema } from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import {
  createTestDatabases,
  describeOnPostgres,
} from '../__testUtils__/databases';
import { DefaultFleet } from '../fleet/DefaultFleet';
import { OperationChain } from '../operations/OperationChain';
import { listSamples } from './listSamples';

const directory = resolvePackagePath(
  '@backstage-discourse/plugin-discourse-backend',
  'migrations',
);

const NOW = Date.parse('2026-11-21T10:00:00Z');
const DAY_MS = 24 * 60 * 60 * 1000;
/** Makes hours of the days of before. */
const TIERS = '20261121060000_sample_tiers.js';
/** Takes findings over into their history. */
const HISTORY = '20261121050100_finding_history.js';

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

jest.setTimeout(120_000);

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

  describeOnPostgres(databases)('on PostgreSQL', () => {
    it('let the planner know how many forums have a label', async () => {
      const knex = await databases.init('POSTGRES_15');
      await knex.migrate.latest({ directory });
      const ids = Array.from({ length: 100 }, (_, index) => `forum-${index}`);
      await knex('forums').insert(
        ids.map(each => ({ ...FORUM, id: each, url: each, created_at: 1 })),
      );
      await knex('forum_labels').insert(
        ids.flatMap(each =>
          ['tier', 'size', 'stage', 'region'].map(key => ({
            ...{ forum_id: each, key, value: `usual ${key}` },
            origin: 'source',
          })),
        ),
      );
      await knex.raw('analyze forum_labels');

      const { rows } = await knex.raw(
        `explain (format json) select * from forum_labels where key = 'tier' and value = 'usual tier'`,
      );

      expect(rows[0]['QUERY PLAN'][0].Plan['Plan Rows']).toBe(100);
    });
  });

  const released = fs
    .readdirSync(directory)
    .filter(file => file.endsWith('.js'))
    .sort();

  it.each(
    databases
      .eachSupportedId()
      .flatMap(([id]) =>
        released.slice(0, -1).map(last => [last, id] as const),
      ),
  )(
    'upgrade the schema of %s with its forums, findings and history, %p',
    async (last, databaseId) => {
      const knex = await databases.init(databaseId);
      for (const name of released.slice(0, released.indexOf(last) + 1)) {
        await knex.migrate.up({ directory, name });
      }
      await knex('forums').insert({ ...FORUM, created_at: 1 });
      await knex('findings').insert({
        forum_id: 'acme',
        finding_id: 'backups-late',
        position: 0,
        part: 'backups',
        severity: 'warning',
        title: 'Late',
        since: NOW,
      });
      const day = Math.floor(NOW / DAY_MS) * DAY_MS;
      const sample = (resolution: number, at: number, samples: number) => ({
        ...{ forum_id: 'acme', resolution, at, samples },
        ...{ enqueued_sum: 7 * samples, busy_sum: 0, retries_sum: 0 },
        ...{ dead_sum: 0, latency_sum: 0, processed: 5, failed: 0 },
      });
      const days =
        released.indexOf(TIERS) > released.indexOf(last)
          ? [sample(86_400, day - 20 * DAY_MS, 1440), sample(86_400, day, 60)]
          : [sample(3600, day - 20 * DAY_MS, 60)];
      await knex('samples').insert([
        ...days,
        sample(3600, day, 60),
        sample(300, day, 5),
        sample(1, NOW, 1),
      ]);

      await knex.migrate.latest({ directory });

      const query = fleetQuerySchema.parse({ search: 'cme' });
      const fleet = new DefaultFleet({ knex, staleAfterMs: 1, now: () => NOW });
      const { items } = await fleet.listForums(query, {
        credentials: mockCredentials.user(),
      });
      expect(items.map(({ id }) => id)).toEqual(['acme']);
      const upgraded = released.indexOf(HISTORY) > released.indexOf(last);
      expect(await knex('finding_history').pluck('finding_id')).toEqual(
        upgraded ? ['backups-late'] : [],
      );
      const year = await listSamples({
        knex,
        id: 'acme',
        range: '1y',
        now: NOW,
      });
      expect(
        year.map(({ at, enqueued }) => [Date.parse(at), enqueued]),
      ).toEqual([
        [day - 20 * DAY_MS, 7],
        [day, 7],
      ]);
    },
  );
});
