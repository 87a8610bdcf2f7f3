import { sqliteDatabase } from './fleet/FleetDatabase';
import { runCycle } from './fleet/runCycle';
import { watchCycle } from './fleet/watchCycle';
import { quantile, report, slopeOf } from './measure';
import { Sandbox } from './portal/Sandbox';
import { startBackend } from './portal/startBackend';
import { startForums } from './portal/startForums';

const FORUMS = 1000;
const HANGING_EVERY = 10;
/** Cycles with and as many without forums that hang, in turn. */
const HANGING_ROUNDS = 5;
const MINUTE_MS = 60_000;
// After so long each part of a forum is due.
const ALL_PARTS_MS = 10 * MINUTE_MS;
const SETTLE_MS = 3000;
const FLAT_CYCLES = 30;
/** The heap has its size after so many. */
const WARM_CYCLES = 10;

const CYCLE_BUDGET_S = 30;
const MEMORY_BUDGET_MB = 250;
const HANGING_BUDGET = 1.1;
const SLOPE_BUDGET_MB = 0.5;

const NOTE = `${FORUMS} simulated forums in a process of their own, SQLite`;

// Nothing falls due by itself: each cycle begins when the bench says so.
const discourse = {
  collector: { interval: { hours: 1 }, staleAfter: { hours: 2 } },
};

/** Memory of a backend that knows no forum. */
async function measureIdleMemory(sandbox: Sandbox): Promise<number> {
  const backend = await startBackend(sandbox, {
    name: 'idle',
    database: { client: 'better-sqlite3', connection: ':memory:' },
    discourse,
  });
  await new Promise(resolve => setTimeout(resolve, SETTLE_MS));
  const memory = backend.readMemoryMb();
  await backend.stop();
  return memory;
}

/**
 * Lets a real backend collect a simulated fleet: cold, minute by minute, and
 * with forums that never answer.
 */
async function measure(sandbox: Sandbox) {
  const idleMb = await measureIdleMemory(sandbox);
  const forums = await startForums(sandbox, { count: FORUMS });
  const database = sqliteDatabase({ dir: sandbox.dir });
  const backend = await startBackend(sandbox, {
    name: 'portal',
    database: database.config,
    discourse,
    configFiles: [forums.configFile],
    env: forums.env,
  });

  const first = await watchCycle(backend, { after: 0 });
  report({
    name: 'collector: first cycle, from the start of the backend',
    unit: 's',
    value: (first.lastAtMs - backend.readyAtMs) / 1000,
    budget: CYCLE_BUDGET_S,
    note: NOTE,
  });
  const later: number[] = [];
  for (let cycle = 2; cycle <= 3; cycle++) {
    later.push(await runCycle(backend, { database, passMs: MINUTE_MS }));
  }
  report({
    name: 'collector: later cycle, all forums due at once, a minute after the one before',
    unit: 's',
    value: Math.max(...later),
    budget: CYCLE_BUDGET_S,
    note: `slower of ${later.length}; ${NOTE}`,
  });
  report({
    name: 'collector: memory of the backend after 3 cycles, over one without forums',
    unit: 'MB',
    value: backend.readMemoryMb() - idleMb,
    budget: MEMORY_BUDGET_MB,
    note: `resident, with the heap of the pod in deploy/; without forums ${idleMb.toFixed(
      0,
    )} MB`,
  });

  const memory: number[] = [];
  for (let cycle = 0; cycle < FLAT_CYCLES; cycle++) {
    await runCycle(backend, { database, passMs: MINUTE_MS });
    memory.push(backend.readMemoryMb());
  }
  report({
    name: `collector: growth of memory over ${FLAT_CYCLES} cycles`,
    unit: 'MB',
    value: slopeOf(memory.slice(WARM_CYCLES)),
    budget: SLOPE_BUDGET_MB,
    note: `a cycle, by least squares after ${WARM_CYCLES}; resident ${memory[0].toFixed(
      0,
    )} MB at first, ${memory[FLAT_CYCLES - 1].toFixed(0)} MB at last; ${NOTE}`,
  });

  const hangers = (await forums.list()).filter(
    (_forum, index) => index % HANGING_EVERY === 0,
  );
  const hanging = new Set(hangers.map(({ url }) => url));
  const well: number[] = [];
  const ill: number[] = [];
  for (let round = 0; round < HANGING_ROUNDS; round++) {
    for (const hang of [false, true]) {
      await Promise.all(
        hangers.map(({ hostname }) => forums.setHanging(hostname, hang)),
      );
      const durations = hang ? ill : well;
      durations.push(
        await runCycle(backend, { database, passMs: ALL_PARTS_MS, hanging }),
      );
    }
  }
  const wellS = quantile(well, 0.5);
  report({
    name: 'collector: cycle of the healthy forums while 10 % hang, over one without',
    unit: 'ratio',
    value: quantile(ill, 0.5) / wellS,
    budget: HANGING_BUDGET,
    peer: { name: 'none hangs (s)', value: wellS },
    note: `every part of every forum due, medians of ${HANGING_ROUNDS} cycles each, in turn; ${NOTE}`,
  });
}

Sandbox.with(measure).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
