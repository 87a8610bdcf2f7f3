/* eslint-disable jest/no-standalone-expect -- the rule does not know blocks that are skipped on a condition */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import readline from 'node:readline';
import {
  startForumFleet,
  type ForumFleet,
} from '@backstage-discourse/discourse-simulator';
import { mockServices } from '@backstage/backend-test-utils';
import createKnex, { type Knex } from 'knex';
import { z } from 'zod/v4';
import { createTestCollector } from '../__testUtils__/collectors';
import {
  createTestDatabases,
  describeOnPostgres,
  initDatabase,
  migrateTestDatabase,
} from '../__testUtils__/databases';
import { addForums, buildForum } from '../__testUtils__/forums';
import { startProcess } from '../__testUtils__/startProcess';
import { waitFor } from '../__testUtils__/waitFor';

jest.setTimeout(180_000);

const KEY = 'f'.repeat(64);
const MINUTE_MS = 60_000;
const FORUMS = 60;
// A new process on a busy machine needs seconds for its first requests; a forum
// that is given up is not due again within these tests.
const FORUM_TIMEOUT_MS = 30_000;
const LEASE_MS = FORUM_TIMEOUT_MS + 30_000;
const SERVER = path.resolve(
  __dirname,
  '../../../../bin/lib/postgresServer.mjs',
);

const serverSchema = z.union([
  z.object({ connectionString: z.string() }),
  z.object({ restarted: z.literal(true) }),
]);

const databases = createTestDatabases();

describeOnPostgres(databases)('Collectors on one PostgreSQL', () => {
  const stops: Array<() => Promise<unknown> | unknown> = [];

  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) {
      await stop();
    }
  });

  async function addFleet(knex: Knex): Promise<ForumFleet> {
    const names = Array.from({ length: FORUMS }, (_, i) => `forum-${i}`);
    const fleet = await startForumFleet({
      forums: names.map(id => ({
        hostname: `${id}.example`,
        title: id,
        keys: { monitor: KEY },
      })),
    });
    stops.push(() => fleet.close());
    await addForums(
      knex,
      names.map(id => buildForum({ id, url: fleet.forumUrl(`${id}.example`) })),
      // Long known, so that no forum is read more often for being new.
      { now: Date.now() - 60 * MINUTE_MS },
    );
    return fleet;
  }

  async function startReplica(
    knex: Knex,
    fleet: ForumFleet,
  ): Promise<ChildProcess> {
    const { connectionString } = z
      .object({ connectionString: z.string() })
      .or(
        z
          .object({
            host: z.string(),
            port: z.coerce.number(),
            user: z.string(),
            password: z.string().optional(),
            database: z.string(),
          })
          .transform(({ host, port, user, password = '', database }) => ({
            connectionString: `postgresql://${user}:${password}@${host}:${port}/${database}`,
          })),
      )
      .parse(knex.client.connectionSettings);
    const { child } = await startProcess('collectorProcess.ts', {
      connectionString,
      allowedHosts: [new URL(fleet.url).host],
      key: KEY,
      settings: {
        timeoutMs: FORUM_TIMEOUT_MS,
        requestTimeoutMs: FORUM_TIMEOUT_MS,
        intervalMs: 10 * MINUTE_MS,
      },
    });
    stops.push(() => child.kill('SIGKILL'));
    return child;
  }

  const countFresh = async (knex: Knex) => {
    const rows = await knex('forums').where({ observed_state: 'fresh' });
    return rows.length;
  };

  it('read each forum once, in two processes', async () => {
    const knex = await initDatabase(databases, 'POSTGRES_15');
    const fleet = await addFleet(knex);
    await Promise.all([startReplica(knex, fleet), startReplica(knex, fleet)]);

    await waitFor(
      () => countFresh(knex),
      count => count === FORUMS,
      { timeoutMs: 60_000 },
    );

    for (let i = 0; i < FORUMS; i++) {
      expect(fleet.probeCount(`forum-${i}.example`)).toBe(1);
    }
  });

  it('take over what a killed process held, within its lease', async () => {
    const knex = await initDatabase(databases, 'POSTGRES_15');
    const fleet = await addFleet(knex);
    for (let i = 0; i < FORUMS; i++) {
      fleet.setFault(`forum-${i}.example`, 'hang');
    }
    const first = await startReplica(knex, fleet);
    const readHeld = () => knex('forum_queue').whereNotNull('ticket');
    await waitFor(readHeld, rows => rows.length > 0);
    first.kill('SIGKILL');
    await once(first, 'exit');
    const killedAt = Date.now();
    // What it had given up before that is not due for a long time.
    const held = await readHeld();
    for (let i = 0; i < FORUMS; i++) {
      fleet.setFault(`forum-${i}.example`, 'none');
    }

    await startReplica(knex, fleet);
    const heldIds = held.map(row => row.forum_id);
    await waitFor(
      () => knex('forums').whereIn('id', heldIds),
      rows => rows.every(row => row.observed_state === 'fresh'),
      { timeoutMs: 120_000 },
    );

    const leases = held.map(row => Number(row.due_at));
    expect(held.length).toBeGreaterThan(0);
    const taken = await knex('forums').whereIn('id', heldIds);
    for (const row of taken) {
      expect(Number(row.collected_at)).toBeGreaterThan(killedAt);
      // The process held them until then at the latest, had it lived.
      expect(Math.max(...leases)).toBeLessThanOrEqual(killedAt + LEASE_MS);
    }
  });

  it('lose nothing when the database starts again in mid-cycle', async () => {
    const server = spawn(process.execPath, [SERVER], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const exited = once(server, 'exit');
    stops.push(() => {
      server.stdin.end();
      return exited;
    });
    const lines = readline.createInterface(server.stdout);
    const nextLine = async () => {
      const [line] = await once(lines, 'line');
      return serverSchema.parse(JSON.parse(line));
    };
    const ready = await nextLine();
    if (!('connectionString' in ready)) {
      throw new Error('The server did not say where it is');
    }
    const knex = createKnex({
      client: 'pg',
      connection: ready.connectionString,
    });
    stops.push(() => knex.destroy());
    await migrateTestDatabase(knex);
    const fleet = await addFleet(knex);
    const logger = mockServices.logger.mock();
    const { collector, stop } = createTestCollector({
      knex,
      logger,
      key: KEY,
      allowedHosts: [new URL(fleet.url).host],
      settings: { concurrency: 8, batchSize: 8, intervalMs: 10 * MINUTE_MS },
    });
    stops.push(stop);

    collector.start();
    await waitFor(
      () => countFresh(knex),
      count => count > 0,
    );
    const restarted = nextLine();
    server.stdin.write('restart\n');
    await restarted;
    await waitFor(
      () => countFresh(knex).catch(() => 0),
      count => count === FORUMS,
      { timeoutMs: 120_000 },
    );

    const queue = await knex('forum_queue').select();
    expect(queue).toHaveLength(FORUMS);
    expect(queue.filter(row => row.attempts > 0)).toEqual([]);
    const samples = await knex('samples').where({ resolution: 1 });
    expect(new Set(samples.map(row => row.forum_id)).size).toBe(FORUMS);
  });
});
