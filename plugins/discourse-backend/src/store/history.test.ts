import { ConfigReader } from '@backstage/config';
import type { HistoryRange } from '@backstage-discourse/plugin-discourse-common';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { addForums, buildForum } from '../__testUtils__/forums';
import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import { deleteOldHistory } from './deleteOldHistory';
import { gatherBuckets } from './gatherBuckets';
import { listSamples } from './listSamples';
import { readRetentionSettings } from './RetentionSettings';
import { rollUpSamples } from './rollUpSamples';
import { buildSampleRow, readBucket, toSample } from './samples';

jest.setTimeout(120_000);

const NOW = Date.parse('2026-11-21T10:00:00Z');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const { signal } = new AbortController();
const settings = readRetentionSettings(new ConfigReader({}));

/** Minute `m` before now has a queue of `m` jobs. */
const sampleBefore = (minutes: number, ms = 0) => ({
  at: new Date(NOW - minutes * MINUTE_MS + ms).toISOString(),
  enqueued: minutes,
  busy: 1,
  retries: 2,
  dead: 3,
  defaultLatencySeconds: 0.5,
  processed: 1_000_000 - minutes,
  failed: 4,
  scheduled: minutes % 2 === 0 ? 5 : undefined,
});

describe('history', () => {
  const databases = createTestDatabases();
  const each = databases.eachSupportedId();

  async function setUp(databaseId: Parameters<typeof initDatabase>[1]) {
    const knex = await initDatabase(databases, databaseId);
    await addForums(knex, [buildForum({ id: 'a' }), buildForum({ id: 'b' })], {
      now: NOW,
    });
    const add = async (minutes: readonly number[], forumId = 'a') => {
      for (let start = 0; start < minutes.length; start += 50) {
        await knex('samples').insert(
          minutes
            .slice(start, start + 50)
            .map(each2 => buildSampleRow(forumId, sampleBefore(each2))),
        );
      }
    };
    const list = (range: HistoryRange, now = NOW) =>
      listSamples({ knex, id: 'a', range, now });
    const rollUp = (now = NOW) => rollUpSamples({ knex, signal, now });
    const expire = (now: number) =>
      deleteOldHistory({ knex, settings, signal, now });
    return { knex, add, list, rollUp, expire };
  }

  const countByTier = async (knex: Knex) => {
    const rows: Array<Record<string, unknown>> = await knex('samples')
      .select('resolution')
      .count({ count: '*' })
      .groupBy('resolution')
      .orderBy('resolution');
    return rows.map(row => [Number(row.resolution), Number(row.count)]);
  };

  it.each(each)(
    'tells the same before, while and after samples are gathered, %p',
    async databaseId => {
      const { knex, add, list, rollUp } = await setUp(databaseId);
      const ranges = ['1h', '24h', '14d', '1y'] as const;
      const property = fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 0, max: 400 }), {
          minLength: 1,
          maxLength: 40,
        }),
        fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 3 }),
        async (minutes, runs) => {
          await knex('samples').delete();
          await knex('sample_rollups').delete();
          await add(minutes);
          const read = async () => {
            const lists = [];
            for (const range of ranges) {
              lists.push(await list(range));
            }
            return lists;
          };
          const expected = await read();

          for (const minutesAgo of runs.sort((x, y) => y - x)) {
            await rollUp(NOW - minutesAgo * MINUTE_MS);
            expect(await read()).toEqual(expected);
          }
          await rollUp();

          expect(await read()).toEqual(expected);
        },
      );

      await fc.assert(property, { numRuns: 25 });
    },
  );

  it.each(each)(
    'keeps the mean of gauges and the last counter, %p',
    async databaseId => {
      const { knex, add, list, rollUp } = await setUp(databaseId);
      await add([70, 69, 68]);

      await rollUp();

      expect(await list('24h')).toEqual([
        {
          at: '2026-11-21T08:50:00.000Z',
          enqueued: 69,
          busy: 1,
          retries: 2,
          dead: 3,
          defaultLatencySeconds: 0.5,
          processed: 999_932,
          failed: 4,
          scheduled: 3,
        },
      ]);
      expect(await list('1y')).toMatchObject([
        { at: '2026-11-21T00:00:00.000Z', enqueued: 69 },
      ]);
      expect(await countByTier(knex)).toEqual([
        [1, 3],
        [300, 1],
        [3600, 1],
      ]);
    },
  );

  it.each(each)(
    'keeps raw samples for a day, 5 minutes for 14 days and hours for 400, %p',
    async databaseId => {
      const { knex, add, list, rollUp, expire } = await setUp(databaseId);
      await add(Array.from({ length: 120 }, (_, index) => index * 10));
      await rollUp(NOW + 2 * HOUR_MS);

      await expire(NOW);
      expect(await countByTier(knex)).toEqual([
        [1, 120],
        [300, 120],
        [3600, 21],
      ]);
      await expire(NOW + DAY_MS + 1);
      expect(await countByTier(knex)).toEqual([
        [300, 120],
        [3600, 21],
      ]);
      expect((await list('14d', NOW + DAY_MS)).length).toBeGreaterThan(19);
      await expire(NOW + 14 * DAY_MS + 1);
      expect(await countByTier(knex)).toEqual([[3600, 21]]);
      expect(await list('1y', NOW + 200 * DAY_MS)).toHaveLength(2);
      await expire(NOW + 400 * DAY_MS + 1);
      expect(await countByTier(knex)).toEqual([]);
    },
  );

  it.each(each)(
    'gathers once when replicas do it at the same time, %p',
    async databaseId => {
      const { knex, add, rollUp } = await setUp(databaseId);
      const minutes = Array.from({ length: 300 }, (_, index) => index);
      await add(minutes);
      await add(minutes, 'b');

      await Promise.all([rollUp(), rollUp(), rollUp()]);

      const hours = await knex('samples')
        .where({ resolution: 3600, forum_id: 'b' })
        .orderBy('at');
      expect(hours.map(row => Number(row.samples))).toEqual([59, 60, 60, 60]);
      const raw = minutes.map(each2 =>
        readBucket(buildSampleRow('b', sampleBefore(each2))),
      );
      expect(hours.map(row => toSample(readBucket(row)))).toEqual(
        gatherBuckets(raw, { seconds: 3600 }).slice(0, 4).map(toSample),
      );
    },
  );

  it.each(each)(
    'gathers the largest figures that a forum may tell, %p',
    async databaseId => {
      const { knex, list, rollUp } = await setUp(databaseId);
      const largest = {
        ...{ enqueued: 1e15, busy: 1e15, retries: 1e15, dead: 1e15 },
        ...{ scheduled: 1e15, processed: 1e15, failed: 1e15 },
        defaultLatencySeconds: 100 * 366 * 24 * 60 * 60,
      };
      const start = NOW - 2 * HOUR_MS;
      const rows = Array.from({ length: 3600 }, (_, second) =>
        buildSampleRow('a', {
          at: new Date(start + second * 1000).toISOString(),
          ...largest,
        }),
      );
      await knex.batchInsert('samples', rows, 50);

      await rollUp();

      expect(await countByTier(knex)).toEqual([
        [1, 3600],
        [300, 12],
        [3600, 1],
      ]);
      expect(await list('14d')).toEqual([
        { at: new Date(start).toISOString(), ...largest },
      ]);
    },
  );

  it.each(each)('goes on where a run broke off, %p', async databaseId => {
    const { knex, add, list, rollUp } = await setUp(databaseId);
    await add(Array.from({ length: 180 }, (_, index) => index));
    const expected = await list('24h');
    const stop = new AbortController();
    // As if the process ended after the first few buckets.
    knex.on('query', ({ sql }: { sql: string }) => {
      if (/^update .?sample_rollups/.test(sql)) {
        stop.abort();
      }
    });

    await expect(
      rollUpSamples({ knex, signal: stop.signal, now: NOW }),
    ).rejects.toThrow();
    const [, partly] = await countByTier(knex);
    await rollUp();

    expect(partly).toEqual([300, 6]);
    expect(await list('24h')).toEqual(expected);
    expect((await countByTier(knex))[1]).toEqual([300, 35]);
  });

  it.each(each)(
    'forgets findings that ended long ago, %p',
    async databaseId => {
      const { knex, expire } = await setUp(databaseId);
      const episode = {
        forum_id: 'a',
        part: 'sidekiq',
        severity: 'warning',
        title: 'x',
        since: NOW - 500 * DAY_MS,
      };
      await knex('finding_history').insert([
        { ...episode, finding_id: 'open', until: null },
        { ...episode, finding_id: 'old', until: NOW - 401 * DAY_MS },
        { ...episode, finding_id: 'young', until: NOW - 399 * DAY_MS },
      ]);

      await expire(NOW);

      expect(
        await knex('finding_history').orderBy('finding_id').pluck('finding_id'),
      ).toEqual(['open', 'young']);
    },
  );

  it('names a setting that keeps too little', () => {
    const config = new ConfigReader({
      discourse: { retention: { raw: { minutes: 30 } } },
    });

    expect(() => readRetentionSettings(config)).toThrow(
      'discourse.retention.raw must be at least 2 hours, not 0.5 hours',
    );
  });
});
