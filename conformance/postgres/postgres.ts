import createKnex from 'knex';
import { z } from 'zod/v4';
import type { ConformanceResult } from '../report/ConformanceResult';
import type { Subject, SubjectContext } from '../report/Subject';
import { startPostgres, type RunningPostgres } from '../tools/machine';
import { MissingTool } from '../tools/MissingTool';
import { waitFor } from '../tools/waitFor';
import { Fleet } from './Fleet';
import { PostgresClaims } from './PostgresClaims';
import { proveSearch } from './proveSearch';
import { Replica } from './Replica';
import { TcpSwitch } from './TcpSwitch';

const FORUMS = 80;
const REPLICAS = 2;
const ROLE = 'portal';
const FOLLOW_TIMEOUT_MS = 30_000;

const versionSchema = z.object({
  rows: z.array(z.object({ server_version: z.string() })),
});
const followersSchema = z.object({
  rows: z.array(z.object({ sync_state: z.string() })),
});

/** A primary that confirms nothing which its standby has not got. */
async function startPair(
  primary: RunningPostgres,
  signal: AbortSignal,
): Promise<{ standby: RunningPostgres; version: string }> {
  const knex = createKnex({
    client: 'pg',
    connection: primary.connectionString,
  });
  try {
    await knex.raw(`create role ${ROLE} login createdb`);
    const standby = await primary.startStandby();
    await knex.raw(`alter system set synchronous_standby_names = '*'`);
    await knex.raw('select pg_reload_conf()');
    await waitFor(
      async () => {
        const { rows } = followersSchema.parse(
          await knex.raw('select sync_state from pg_stat_replication'),
        );
        return rows.some(({ sync_state: state }) => state === 'sync');
      },
      { timeoutMs: FOLLOW_TIMEOUT_MS, what: 'the standby to follow', signal },
    );
    const { rows } = versionSchema.parse(await knex.raw('show server_version'));
    return { standby, version: rows[0].server_version.split(' ')[0] };
  } finally {
    await knex.destroy();
  }
}

async function provePostgres(
  context: SubjectContext,
): Promise<ConformanceResult[]> {
  const primary = await startPostgres();
  if (primary.missing !== undefined) {
    throw new MissingTool(primary.missing);
  }
  const stops: (() => unknown)[] = [() => primary.stop()];
  try {
    const { standby, version } = await startPair(primary, context.signal);
    stops.push(() => standby.stop());
    const way = new TcpSwitch();
    const port = await way.start(primary.port);
    stops.push(() => way.stop());
    const fleet = new Fleet({ size: FORUMS });
    await fleet.start();
    stops.push(() => fleet.stop());
    const connection = { host: '127.0.0.1', port, user: ROLE };
    const counterpart = `PostgreSQL ${version}`;
    const search = await proveSearch(context, { connection, counterpart });
    const replicas = Array.from(
      { length: REPLICAS },
      (_, index) =>
        new Replica(context, {
          name: `replica-${index}`,
          config: {
            backend: { database: { client: 'pg', connection } },
            discourse: fleet.config,
          },
        }),
    );
    context.say(`Starting ${REPLICAS} backends on PostgreSQL ${version}`);
    for (const replica of replicas) {
      stops.push(() => replica.stop());
      await replica.start();
    }
    const claims = new PostgresClaims(context, {
      fleet,
      replicas,
      way,
      server: primary,
    });
    return [search, ...(await claims.run({ standby, counterpart }))];
  } finally {
    for (const stop of stops.reverse()) {
      await stop();
    }
  }
}

/** The portal's database, as it comes and goes. */
export const postgres: Subject = {
  name: 'postgres',
  title: 'PostgreSQL',
  run: provePostgres,
};
