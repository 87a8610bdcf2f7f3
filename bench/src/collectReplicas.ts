import path from 'node:path';
import {
  type FleetDatabase,
  postgresDatabase,
  sqliteDatabase,
} from './fleet/FleetDatabase';
import { settleFleet } from './fleet/passTime';
import { runCycle } from './fleet/runCycle';
import { watchCycle } from './fleet/watchCycle';
import { report } from './measure';
import { Sandbox } from './portal/Sandbox';
import { type RunningBackend, startBackend } from './portal/startBackend';
import { type RunningForums, startForums } from './portal/startForums';

const SIZES = [1000, 10_000];
const MINUTE_MS = 60_000;
const TIMEOUT_MS = 15 * MINUTE_MS;
/** The budget of the design for a thousand forums. */
const BUDGET_S_A_THOUSAND = 30;
/** The timeout of a collection, and the margin of its lease. */
const LEASE_S = 40;
/** How often a replica looks for what fell due. */
const POLL_S = 1;
/** What is left of a cycle when a replica dies: little besides what it holds. */
const LEFT_AT_DEATH = 0.1;
const WATCH_MS = 50;

// Nothing falls due by itself: each cycle begins when the bench says so.
const discourse = {
  collector: { interval: { hours: 1 }, staleAfter: { hours: 2 } },
};

interface Fleet {
  database: FleetDatabase;
  forums: RunningForums;
  backends: RunningBackend[];
  note: string;
}

async function countProbes(forums: RunningForums) {
  const items = await forums.list();
  return new Map(items.map(({ url, probes }) => [url, probes]));
}

/** Times a cycle in which nobody fails, and counts who was read more than once. */
async function measureCycle({ database, forums, backends, note }: Fleet) {
  const before = await countProbes(forums);
  const value = await runCycle(backends[0], {
    database,
    passMs: MINUTE_MS,
    timeoutMs: TIMEOUT_MS,
  });
  const after = await countProbes(forums);
  const times = [...after].map(
    ([url, count]) => count - (before.get(url) ?? 0),
  );
  report({
    name: 'collector: later cycle, all forums due at once',
    unit: 's',
    value,
    budget: (BUDGET_S_A_THOUSAND * times.length) / 1000,
    note,
  });
  report({
    name: 'collector: forums that were not read exactly once in that cycle',
    unit: 'count',
    value: times.filter(count => count !== 1).length,
    budget: 0,
    note,
  });
}

/** Waits until so few forums of a cycle have not been claimed yet. */
async function waitUntilLeft(database: FleetDatabase, most: number) {
  await database.use(async knex => {
    const countLeft = async () =>
      (await knex('forum_queue').where({ due_at: 0 }).select('forum_id'))
        .length;
    while ((await countLeft()) > most) {
      await new Promise(resolve => setTimeout(resolve, WATCH_MS));
    }
  });
}

/** Kills one of two replicas in mid-cycle, and times until all is read. */
async function measureTakeover({ database, forums, backends, note }: Fleet) {
  const { length: count } = await forums.list();
  const [survivor, victim] = backends;
  let killedAtMs = 0;
  const after = Date.now();
  await runCycle(survivor, {
    database,
    passMs: MINUTE_MS,
    timeoutMs: TIMEOUT_MS,
    onDue: async () => {
      await waitUntilLeft(database, LEFT_AT_DEATH * count);
      killedAtMs = Date.now();
      await victim.kill();
    },
  });
  const { lastAtMs } = await watchCycle(survivor, { after });
  report({
    name: 'collector: from the death of one of two replicas until all forums are read',
    unit: 's',
    value: (lastAtMs - killedAtMs) / 1000,
    budget: LEASE_S + POLL_S,
    note: `killed when a tenth of the cycle was left; the lease is ${LEASE_S} s, and the queue is looked into every second; ${note}`,
  });
}

async function measureFleet(
  sandbox: Sandbox,
  options: { database: FleetDatabase; replicas: number; count: number },
) {
  const { database, replicas, count } = options;
  const name = `${database.engine}-${count}-${replicas}`;
  const forums = await startForums(sandbox, { name, count });
  await database.create();
  const backends: RunningBackend[] = [];
  for (let replica = 0; replica < replicas; replica++) {
    backends.push(
      await startBackend(sandbox, {
        name: `portal-${name}-${replica}`,
        database: database.config,
        discourse,
        configFiles: [forums.configFile],
        env: forums.env,
      }),
    );
  }
  const note = `${count} simulated forums, ${
    database.engine
  }, ${replicas} backend process${replicas === 1 ? '' : 'es'}`;
  const fleet = { database, forums, backends, note };
  await watchCycle(backends[0], { after: 0, timeoutMs: TIMEOUT_MS });
  await database.use(settleFleet);
  await measureCycle(fleet);
  if (replicas > 1) {
    await measureTakeover(fleet);
  }
  for (const backend of backends) {
    await backend.stop();
  }
  await forums.stop();
  await database.drop();
}

/**
 * Lets real backends, one or two on one database, collect fleets of two sizes.
 * Sizes can be given as arguments.
 */
async function measure(sandbox: Sandbox) {
  const connectionString = process.env.BENCH_POSTGRES;
  const given = process.argv.slice(2).map(Number);
  for (const count of given.length > 0 ? given : SIZES) {
    const dir = path.join(sandbox.dir, `sqlite-${count}`);
    await measureFleet(sandbox, {
      database: sqliteDatabase({ dir }),
      replicas: 1,
      count,
    });
    for (const replicas of connectionString ? [1, 2] : []) {
      await measureFleet(sandbox, {
        database: postgresDatabase({
          connectionString: connectionString ?? '',
        }),
        replicas,
        count,
      });
    }
  }
}

Sandbox.with(measure).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
