import createKnex from 'knex';
import { z } from 'zod/v4';
import { measureClaim } from '../report/measureClaim';
import type { ConformanceResult } from '../report/ConformanceResult';
import type { SubjectContext } from '../report/Subject';
import type { RunningPostgres } from '../tools/machine';
import { waitFor } from '../tools/waitFor';
import { Crowd } from './Crowd';
import type { Fleet, ReadTimes } from './Fleet';
import { Operator } from './Operator';
import type { Replica } from './Replica';
import type { TcpSwitch } from './TcpSwitch';

const FRESH_TIMEOUT_MS = 120_000;
const OUTAGE_TIMEOUT_MS = 30_000;
/** Few enough to be taken, enough for two backends. */
const FEW_CONNECTIONS = 60;
const PORTAL_ROLE = 'portal';
/** What the server says to who comes too late, in each of its ways. */
const NO_CONNECTION_LEFT = /too many clients|remaining connection slots/;

const countSchema = z.object({ totalItems: z.number() });
const facetsSchema = z.object({
  owner: z.array(z.object({ value: z.string(), count: z.number() })),
});
const errorSchema = z.object({ error: z.object({ message: z.string() }) });

/** A server, two backends on it, and what is claimed of them. */
export class PostgresClaims {
  readonly #context: SubjectContext;
  readonly #fleet: Fleet;
  readonly #replicas: readonly Replica[];
  readonly #way: TcpSwitch;
  #server: RunningPostgres;

  constructor(
    context: SubjectContext,
    options: {
      fleet: Fleet;
      replicas: readonly Replica[];
      way: TcpSwitch;
      server: RunningPostgres;
    },
  ) {
    this.#context = context;
    this.#fleet = options.fleet;
    this.#replicas = options.replicas;
    this.#way = options.way;
    this.#server = options.server;
  }

  async run(options: {
    standby: RunningPostgres;
    counterpart: string;
  }): Promise<ConformanceResult[]> {
    const { standby, counterpart } = options;
    const claims: [
      string,
      () => Promise<{ detail: string; faults: string[] }>,
    ][] = [
      [
        'The collector reads the fleet into it, and the API finds, filters and counts the forums there',
        () => this.#collects(),
      ],
      [
        'A restart in mid-cycle loses nothing and ends no backend',
        () => this.#survives('the restart', async () => this.#server.restart()),
      ],
      [
        'The death of the primary in mid-cycle and the promotion of its standby lose nothing and end no backend',
        () => this.#survives('the failover', () => this.#failOver(standby)),
      ],
      [
        'While others take every connection, the API says that the database is busy; with the first free one all goes on',
        () => this.#standsCrowd(),
      ],
    ];
    const results: ConformanceResult[] = [];
    for (const [claim, check] of claims) {
      this.#context.signal.throwIfAborted();
      results.push(await measureClaim({ claim, counterpart }, check));
    }
    return results;
  }

  async #collects() {
    await this.#untilFresh(new Map());
    const [first] = this.#replicas;
    const count = async (query: string) =>
      countSchema.parse((await first.ask(`/forums?${query}`)).body).totalItems;
    const { ids } = this.#fleet;
    const found = await count('search=munity%20of%20forum-7');
    const expected = ids.filter(id => id.startsWith('forum-7')).length;
    const owned = await count('owner=group:default/ops&state=fresh');
    const { owner } = facetsSchema.parse(
      (await first.ask('/fleet/facets')).body,
    );
    return {
      detail: `${ids.length} forums read, ${found} found by a part of their names`,
      faults: [
        ...(found === expected ? [] : [`${found} found, not ${expected}`]),
        ...(owned === ids.length ? [] : [`${owned} fresh, not ${ids.length}`]),
        ...(owner[0]?.count === ids.length ? [] : ['the owner is miscounted']),
      ],
    };
  }

  /** While somebody works and the collector reads, the database goes away. */
  async #survives(what: string, outage: () => Promise<void>) {
    const [first] = this.#replicas;
    const operator = new Operator({
      replicas: this.#replicas,
      ids: this.#fleet.ids,
    });
    operator.start();
    await this.#untilRecorded(operator, this.#fleet.ids.length / 2);
    const before = await this.#readTimes(first);
    const startedAt = performance.now();
    await outage();
    const awayMs = performance.now() - startedAt;
    const confirmed = operator.count;
    await this.#untilRecorded(operator, confirmed + 10);
    await this.#untilFresh(
      new Map(this.#fleet.ids.map(id => [id, Date.now()])),
    );
    const recoveredMs = performance.now() - startedAt;
    const statuses = await operator.stop();
    const after = await this.#readTimes(first);
    return {
      detail: `${
        operator.count
      } operations confirmed, none lost; away for ${Math.round(
        awayMs,
      )} ms, all ${this.#fleet.ids.length} forums read anew ${Math.round(
        recoveredMs / 1000,
      )} s after ${what} began; answers: ${describe(statuses)}`,
      faults: [
        ...(await operator.findFaults(first)),
        ...findLosses(before, after),
        ...this.#findEnded(),
        ...[...statuses.keys()]
          .filter(status => ![0, 202, 503].includes(status))
          .map(status => `an operation was answered with ${status}`),
      ],
    };
  }

  async #failOver(standby: RunningPostgres) {
    this.#server.kill();
    this.#way.cut();
    standby.promote();
    this.#way.leadTo(standby.port);
    this.#server = standby;
  }

  async #standsCrowd() {
    const [first] = this.#replicas;
    this.#server.restart({ max_connections: FEW_CONNECTIONS });
    await this.#untilFresh(
      new Map(this.#fleet.ids.map(id => [id, Date.now()])),
    );
    await this.#administer('create role crowd login');
    const { port } = this.#server;
    const crowd = new Crowd({
      connectionString: `postgresql://crowd@127.0.0.1:${port}/postgres`,
    });
    let message = '';
    let size = 0;
    try {
      await crowd.takeAll(() =>
        this.#administer(
          `select pg_terminate_backend(pid) from pg_stat_activity where usename = '${PORTAL_ROLE}'`,
        ),
      );
      ({ size } = crowd);
      await waitFor(
        async () => {
          const { status, body } = await first.ask('/forums?search=forum-1');
          message = errorSchema.safeParse(body).data?.error.message ?? '';
          return status === 503;
        },
        {
          timeoutMs: OUTAGE_TIMEOUT_MS,
          what: 'an answer that says that the database is away',
          signal: this.#context.signal,
        },
      );
      // The collector meets the crowd, too, and says so.
      await waitFor(
        async () => first.findInLog(NO_CONNECTION_LEFT).length > 0,
        {
          timeoutMs: OUTAGE_TIMEOUT_MS,
          what: 'a line of the log about the lack of connections',
          signal: this.#context.signal,
        },
      );
    } finally {
      await crowd.leave();
    }
    const leftAt = Date.now();
    await this.#untilFresh(new Map(this.#fleet.ids.map(id => [id, leftAt])));
    return {
      detail: `${size} of ${FEW_CONNECTIONS} connections taken; the API: “${message}”; all forums read anew ${Math.round(
        (Date.now() - leftAt) / 1000,
      )} s after the crowd left`,
      faults: [
        ...(/database/.test(message) ? [] : [`the API says '${message}'`]),
        ...this.#findEnded(),
      ],
    };
  }

  async #administer(statement: string): Promise<void> {
    const knex = createKnex({
      client: 'pg',
      connection: this.#server.connectionString,
    });
    try {
      await knex.raw(statement);
    } finally {
      await knex.destroy();
    }
  }

  async #readTimes(replica: Replica): Promise<ReadTimes> {
    return this.#fleet.readTimes(await replica.ask('/forums?limit=200'));
  }

  /** Waits until every backend shows all forums fresh, read after given times. */
  async #untilFresh(after: ReadTimes): Promise<void> {
    for (const replica of this.#replicas) {
      await waitFor(
        async () => {
          const times = await this.#readTimes(replica);
          return this.#fleet.ids.every(
            id => (times.get(id) ?? -1) > (after.get(id) ?? 0),
          );
        },
        {
          timeoutMs: FRESH_TIMEOUT_MS,
          what: 'all forums to be read',
          signal: this.#context.signal,
        },
      );
    }
  }

  async #untilRecorded(operator: Operator, count: number): Promise<void> {
    await waitFor(async () => operator.count >= count, {
      timeoutMs: FRESH_TIMEOUT_MS,
      what: `${count} operations`,
      signal: this.#context.signal,
    });
  }

  #findEnded(): string[] {
    return this.#replicas
      .filter(({ isRunning }) => !isRunning)
      .map(({ url }) => `the backend at ${url} ended`);
  }
}

/** Forums that the database knew better before. */
function findLosses(before: ReadTimes, after: ReadTimes): string[] {
  return [...before]
    .filter(([id, time]) => (after.get(id) ?? 0) < time)
    .map(([id]) => `${id}: what was read of it is lost`);
}

function describe(statuses: ReadonlyMap<number, number>): string {
  return [...statuses]
    .map(([status, count]) => `${count} × ${status === 0 ? 'none' : status}`)
    .join(', ');
}
