import { z } from 'zod/v4';
import {
  type FleetDatabase,
  postgresDatabase,
  sqliteDatabase,
} from './fleet/FleetDatabase';
import {
  CLUSTERS,
  FINDING_IDS,
  forumId,
  forumOwner,
  seedFleet,
  SIZES,
  TIERS,
  VERSIONS,
} from './fleet/seedFleet';
import { atSteadyRate, quantile, report } from './measure';
import { Sandbox } from './portal/Sandbox';
import { type RunningBackend, startBackend } from './portal/startBackend';
import { quietRuns } from './quietRuns';

const FORUMS = 10_000;
const ROWS = 50;
const MAX_ROWS = 200;
const PER_SECOND = 50;
const FACETS_PER_SECOND = 10;
/** Of one run: few, so that a quiet machine can be waited for. */
const REQUESTS = 200;
/**
 * At 50 a second some 20 s, about as long as from one full collection of
 * garbage to the next, so that each figure has its share of those.
 */
const RUNS = 5;
/** Requests between two looks at whether it still gets faster. */
const WARM_UP = 500;
const MAX_WARM_UP = 3000;
/** How much faster is still the same. */
const STEADY = 0.9;
const LIST_BUDGET_MS = 50;
const STATUS_BUDGET_MS = 15;

const pick = <T>(values: readonly T[], index: number) =>
  values[index % values.length];

/** Queries of a fleet page, few of them twice in a row. */
const QUERIES: Record<string, (index: number) => string> = {
  'as it opens': () => '',
  search: index => `search=customer%20${index}`,
  'search that most forums match': index =>
    `search=${'community of customer'.slice(0, 5 + (index % 15))}`,
  'search of two letters': index =>
    `search=${'community'.slice(index % 7, (index % 7) + 2)}`,
  'by severity': () => 'severity=critical,warning',
  'by state': () => 'state=partial,unreachable',
  'by owner': index => `owner=${encodeURIComponent(forumOwner(index))}`,
  'by finding': index => `finding=${pick(FINDING_IDS, index)}`,
  'by two findings': index =>
    `finding=${pick(FINDING_IDS, index)},${pick(FINDING_IDS, index + 1)}`,
  'by version': index => `version=${pick(VERSIONS, index)}`,
  'by channel': () => 'channel=esr',
  'by cluster': index => `cluster=${pick(CLUSTERS, index)}`,
  'by labels': index =>
    `label=tier=${pick(TIERS, index)},discourse.org/size=${pick(SIZES, index)}`,
  'sorted by jobs': () => 'sort=enqueued',
  'sorted by backup': () => 'sort=lastBackupAt&order=desc',
  'sorted by version': () => 'sort=version',
};

/** Orders in which the last page is asked for. */
const LAST_PAGES: Record<string, string> = {
  'last page': '',
  'last page by title': 'sort=title',
};

const pageSchema = z.object({
  items: z.array(z.object({ id: z.string() })),
  nextCursor: z.string().optional(),
});
const statusSchema = z.object({ id: z.string() });
const facetsSchema = z.object({ finding: z.array(z.unknown()).min(1) });

interface Durations {
  p50: number;
  p95: number;
  note: string;
}

/** Quantiles over the requests of all runs. */
async function measureRuns(
  read: (index: number) => Promise<unknown>,
  perSecond = PER_SECOND,
): Promise<Durations> {
  let index = 0;
  const readNext = () => read(index++);
  const runs = await quietRuns(
    () => atSteadyRate(readNext, { perSecond, count: REQUESTS }),
    { count: RUNS },
  );
  const durations = runs.flatMap(({ result }) => result);
  const stolen = Math.max(...runs.map(run => run.stolen));
  return {
    p50: quantile(durations, 0.5),
    p95: quantile(durations, 0.95),
    note: `${
      durations.length
    } requests at ${perSecond} a second in ${RUNS} runs, in which the machine was without its processors for up to ${(
      stolen * 100
    ).toFixed(1)} % of the time`,
  };
}

/** What a route costs that does nothing but ask whether it may. */
interface Peer {
  name: string;
  value: number;
}

async function measurePeer(
  backend: RunningBackend,
  engine: string,
): Promise<Peer> {
  const routes = {
    empty: 'empty route of a plugin, signed in',
    permitted: 'empty route that asks for one permission',
  };
  const measured = async (route: keyof typeof routes) => {
    const { p50, p95, note } = await measureRuns(() =>
      backend.getPeer(`/${route}`),
    );
    const name = routes[route];
    report({
      name: `peer: ${name}, ${engine}, p95`,
      unit: 'ms',
      value: p95,
      p50,
      note: `what Backstage itself takes; ${note}`,
    });
    return { name, value: p95 };
  };
  await measured('empty');
  return measured('permitted');
}

async function measureList(
  backend: RunningBackend,
  options: {
    name: string;
    query: (index: number) => string;
    peer: Peer;
    budget?: number;
  },
) {
  const { name, query, peer, budget } = options;
  const list = (index: number) =>
    backend.get(`/forums?limit=${ROWS}&${query(index)}`);
  const { items } = pageSchema.parse(await list(1));
  if (items.length === 0) {
    throw new Error(`The query '${name}' finds no forum`);
  }
  const { p50, p95, note } = await measureRuns(list);
  report({
    name: `fleet API, ${ROWS} rows, ${name}, p95`,
    unit: 'ms',
    value: p95,
    p50,
    budget,
    peer,
    note: `${FORUMS} forums, ${note}`,
  });
}

/** The cursor with which a page far behind is reached by paging. */
async function findLastCursor(backend: RunningBackend, query: string) {
  let found: string | undefined;
  let cursor = '';
  do {
    const page = pageSchema.parse(
      await backend.get(
        `/forums?limit=${MAX_ROWS}&${query}${cursor && `&cursor=${cursor}`}`,
      ),
    );
    found = page.nextCursor === undefined ? found : page.nextCursor;
    cursor = page.nextCursor ?? '';
  } while (cursor);
  return found ?? '';
}

/** All queries in turn, until the process has got as fast as it gets. */
async function warmUp(
  backend: RunningBackend,
  status: (index: number) => Promise<unknown>,
) {
  const reads = [
    ...Object.values(QUERIES).map(
      query => (index: number) =>
        backend.get(`/forums?limit=${ROWS}&${query(index)}`),
    ),
    status,
  ];
  let index = 0;
  const next = () => {
    const read = pick(reads, index);
    index += 1;
    return read(index);
  };
  let requests = 0;
  let before = Infinity;
  let now = Infinity;
  do {
    before = now;
    const durations = await atSteadyRate(next, {
      perSecond: PER_SECOND,
      count: WARM_UP,
    });
    now = quantile(durations, 0.5);
    requests += WARM_UP;
  } while (now < STEADY * before && requests < MAX_WARM_UP);
}

async function measureQueries(backend: RunningBackend, engine: string) {
  const status = (index: number) =>
    backend.get(`/forums/${forumId((index * 97) % FORUMS)}`);
  const facets = () => backend.get('/fleet/facets');

  await warmUp(backend, status);
  const peer = await measurePeer(backend, engine);
  for (const [name, query] of Object.entries(QUERIES)) {
    await measureList(backend, {
      ...{ name: `${name}, ${engine}`, query, peer },
      budget: LIST_BUDGET_MS,
    });
  }
  for (const [name, order] of Object.entries(LAST_PAGES)) {
    const cursor = await findLastCursor(backend, order);
    await measureList(backend, {
      name: `${name} by cursor, as the fleet page asks for it, ${engine}`,
      query: () => `${order}&cursor=${cursor}`,
      ...{ peer, budget: LIST_BUDGET_MS },
    });
    // Costs what is skipped; the page goes by cursor for this reason.
    await measureList(backend, {
      name: `${name} by offset, ${engine}`,
      query: () => `${order}&offset=${FORUMS - ROWS}`,
      peer,
    });
  }
  facetsSchema.parse(await facets());
  const counted = await measureRuns(facets, FACETS_PER_SECOND);
  report({
    name: `fleet API, counts of all facets, ${engine}, p95`,
    unit: 'ms',
    value: counted.p95,
    p50: counted.p50,
    peer,
    budget: LIST_BUDGET_MS,
    note: `asked for when filters change; ${FORUMS} forums, ${counted.note}`,
  });
  statusSchema.parse(await status(1));
  const { p50, p95, note } = await measureRuns(status);
  report({
    name: `forum status API, ${engine}, p95`,
    unit: 'ms',
    value: p95,
    p50,
    peer,
    budget: STATUS_BUDGET_MS,
    note: `${FORUMS} forums, ${note}`,
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
