import { z } from 'zod/v4';
import {
  type FleetDatabase,
  postgresDatabase,
  sqliteDatabase,
} from './fleet/FleetDatabase';
import { forumId, forumOwner, seedFleet } from './fleet/seedFleet';
import { atSteadyRate, quantile, report } from './measure';
import { Sandbox } from './portal/Sandbox';
import { type RunningBackend, startBackend } from './portal/startBackend';

const FORUMS = 10_000;
const ROWS = 50;
const PER_SECOND = 50;
const REQUESTS = 200;
const WARM_UP = 100;
const LIST_BUDGET_MS = 50;
const STATUS_BUDGET_MS = 15;

/** Queries of a fleet page, none of them twice in a row. */
const QUERIES: Record<string, (index: number) => string> = {
  'as it opens': () => '',
  search: index => `&search=customer%20${index}`,
  'by severity': () => '&severity=critical,warning',
  'by state': () => '&state=partial,unreachable',
  'by owner': index => `&owner=${encodeURIComponent(forumOwner(index))}`,
  'sorted by jobs': () => '&sort=enqueued',
  'sorted by backup': () => '&sort=lastBackupAt&order=desc',
  'last page': () => `&offset=${FORUMS - ROWS}`,
  'last page by title': () => `&sort=title&offset=${FORUMS - ROWS}`,
};

const pageSchema = z.object({ items: z.array(z.object({ id: z.string() })) });
const statusSchema = z.object({ id: z.string() });

async function measureP95(read: (index: number) => Promise<unknown>) {
  let index = 0;
  const durations = await atSteadyRate(() => read(index++), {
    perSecond: PER_SECOND,
    count: REQUESTS,
  });
  return quantile(durations, 0.95);
}

async function measureQueries(backend: RunningBackend, engine: string) {
  const list = (query: string) => backend.get(`/forums?limit=${ROWS}${query}`);
  const status = (index: number) =>
    backend.get(`/forums/${forumId((index * 97) % FORUMS)}`);
  const note = `${FORUMS} forums, ${REQUESTS} requests at ${PER_SECOND} a second`;

  let index = 0;
  await atSteadyRate(() => Promise.all([list(''), status(index++)]), {
    perSecond: PER_SECOND / 2,
    count: WARM_UP,
  });
  for (const [name, query] of Object.entries(QUERIES)) {
    const { items } = pageSchema.parse(await list(query(1)));
    if (items.length === 0) {
      throw new Error(`The query '${name}' finds no forum`);
    }
    report({
      name: `fleet API, ${ROWS} rows, ${name}, ${engine}, p95`,
      unit: 'ms',
      value: await measureP95(each => list(query(each))),
      budget: LIST_BUDGET_MS,
      note,
    });
  }
  statusSchema.parse(await status(1));
  report({
    name: `forum status API, ${engine}, p95`,
    unit: 'ms',
    value: await measureP95(status),
    budget: STATUS_BUDGET_MS,
    note,
  });
}

/** A real backend on a fleet that is already in its database. */
async function measureEngine(sandbox: Sandbox, database: FleetDatabase) {
  const { engine, config } = database;
  await database.create();
  await database.use(knex =>
    seedFleet(knex, { count: FORUMS, now: Date.now() }),
  );
  const backend = await startBackend(sandbox, {
    name: `portal-${engine}`,
    database: config,
    // The forums do not exist, so that only what is stored counts.
    discourse: {
      collector: { interval: { days: 2 }, staleAfter: { days: 3 } },
    },
  });
  await measureQueries(backend, engine);
  await backend.stop();
}

async function measure(sandbox: Sandbox) {
  const connectionString = process.env.BENCH_POSTGRES;
  await measureEngine(sandbox, sqliteDatabase({ dir: sandbox.dir }));
  if (connectionString) {
    await measureEngine(sandbox, postgresDatabase({ connectionString }));
  }
}

Sandbox.with(measure).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
