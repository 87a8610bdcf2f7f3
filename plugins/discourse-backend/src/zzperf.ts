import knexFactory from 'knex';
import { startForumFleet } from '@backstage-discourse/discourse-simulator';
import { addForums, buildForum } from './__testUtils__/forums';
import { Collector } from './collector/Collector';
import { readCollectorSettings } from './collector/CollectorSettings';
import { ForumConnections } from './access/ForumConnections';
import { GuardedFetch } from './access/GuardedFetch';
import { HostPolicy } from './access/HostPolicy';
import { Keyring } from './registry/Keyring';
import { readFindingThresholds } from './findings/FindingThresholds';
import { ConfigReader } from '@backstage/config';
async function main() {
  if (process.argv[2] === 'fleet') {
    const forums = await startForumFleet({
      port: 7999,
      forums: Array.from({ length: 1000 }, (_, i) => ({
        hostname: `f-${i}.example`,
        title: `F ${i}`,
        keys: { monitor: 'a'.repeat(64) },
      })),
    });
    for (let i = 0; i < Number(process.argv[3] ?? 0); i++)
      forums.setFault(`f-${i * 10}.example`, 'hang');
    console.log('up', forums.url);
    return;
  }
  const pg = process.argv[2] === 'pg';
  const knex = pg
    ? knexFactory({
        client: 'pg',
        connection: 'postgresql://postgres@127.0.0.1:55432/postgres',
        searchPath: ['perf'],
      })
    : knexFactory({
        client: 'better-sqlite3',
        connection: '/tmp/dbe-perf.sqlite',
        useNullAsDefault: true,
      });
  if (pg) {
    await knex.raw('drop schema if exists perf cascade');
    await knex.raw('create schema perf');
  }
  await knex.migrate.latest({ directory: `${__dirname}/../migrations` });
  const base = 'http://127.0.0.1:7999';
  await addForums(
    knex,
    Array.from({ length: 1000 }, (_, i) =>
      buildForum({ id: `f-${i}`, url: `${base}/f-${i}.example` }),
    ),
    { now: Date.now() },
  );
  const guardedFetch = new GuardedFetch({
    policy: new HostPolicy({ allowedHosts: ['127.0.0.1:7999'] }),
  });
  const log = {
    error: console.error,
    warn: console.warn,
    info() {},
    debug() {},
    child() {
      return log;
    },
  };
  const collector = new Collector({
    knex,
    settings: readCollectorSettings(new ConfigReader({})),
    keyring: new Keyring({
      own: [],
      added: [{ id: 't', getKeys: async () => ({ monitor: 'a'.repeat(64) }) }],
    }),
    connections: new ForumConnections({ guardedFetch, maxBytes: 1e6 }),
    thresholds: readFindingThresholds(new ConfigReader({})),
    logger: log,
    now: Date.now,
    random: Math.random,
  });
  const rss = process.memoryUsage().rss;
  for (let c = 0; c < 3; c++) {
    const t = performance.now();
    const cpu = process.cpuUsage();
    const n = await collector.collectDue();
    const used = process.cpuUsage(cpu);
    const fresh = await knex('forums')
      .where({ observed_state: 'fresh' })
      .count('* as c')
      .first();
    console.log(
      process.argv[2],
      'cycle',
      c,
      n,
      (performance.now() - t).toFixed(0),
      'ms cpu',
      ((used.user + used.system) / 1000).toFixed(0),
      'fresh',
      fresh.c,
      'rss +',
      ((process.memoryUsage().rss - rss) / 1e6).toFixed(0),
      JSON.stringify(
        Object.fromEntries(
          Object.entries(process.memoryUsage()).map(([k, v]) => [
            k,
            Math.round(v / 1e6),
          ]),
        ),
      ),
    );
    await knex('forum_queue').update({ due_at: 0 });
  }
  await collector.stop();
  await guardedFetch.close();
  await knex.destroy();
}
main();
