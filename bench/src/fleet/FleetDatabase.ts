import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import createKnex, { type Knex } from 'knex';

// The names that Backstage gives to the plugin's database.
const SQLITE_FILE = 'discourse.sqlite';
const POSTGRES_DATABASE = 'backstage_plugin_discourse';

/** Where a backend keeps the fleet, and a way to it beside the backend. */
export interface FleetDatabase {
  engine: 'SQLite' | 'PostgreSQL';
  /** `backend.database` of the backend. */
  config: JsonObject;
  /** Calls with a connection to the plugin's database. */
  use(call: (knex: Knex) => Promise<void>): Promise<void>;
}

async function withKnex(
  config: Knex.Config,
  call: (knex: Knex) => Promise<void>,
) {
  const knex = createKnex(config);
  try {
    await call(knex);
  } finally {
    await knex.destroy();
  }
}

/** SQLite in files, as on a laptop. */
export function sqliteDatabase(options: { dir: string }): FleetDatabase {
  const directory = path.join(options.dir, 'database');
  return {
    engine: 'SQLite',
    config: { client: 'better-sqlite3', connection: { directory } },
    use: call =>
      withKnex(
        {
          client: 'better-sqlite3',
          connection: { filename: path.join(directory, SQLITE_FILE) },
          useNullAsDefault: true,
        },
        call,
      ),
  };
}

/** PostgreSQL on a server that is already there. */
export function postgresDatabase(options: {
  connectionString: string;
}): FleetDatabase {
  const server = new URL(options.connectionString);
  const own = new URL(server);
  own.pathname = POSTGRES_DATABASE;
  return {
    engine: 'PostgreSQL',
    config: {
      client: 'pg',
      connection: {
        host: server.hostname,
        port: Number(server.port),
        user: server.username,
        password: server.password,
      },
    },
    use: call => withKnex({ client: 'pg', connection: own.href }, call),
  };
}

/** Creates the plugin's tables, as the plugin itself does at its start. */
export async function createTables(knex: Knex) {
  await knex.migrate.latest({
    directory: resolvePackagePath(
      '@backstage-discourse/plugin-discourse-backend',
      'migrations',
    ),
  });
}
