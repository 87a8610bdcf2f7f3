import fs from 'node:fs';
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
  /** Makes the plugin's database, with its tables, before the backend starts. */
  create(): Promise<void>;
  /** Removes the plugin's database, when no backend uses it any more. */
  drop(): Promise<void>;
  /** Calls with a connection to the plugin's database. */
  use(call: (knex: Knex) => Promise<unknown>): Promise<void>;
}

async function withKnex(
  config: Knex.Config,
  call: (knex: Knex) => Promise<unknown>,
) {
  const knex = createKnex(config);
  try {
    await call(knex);
  } finally {
    await knex.destroy();
  }
}

/** As the plugin itself does at its start. */
async function createTables(knex: Knex) {
  await knex.migrate.latest({
    directory: resolvePackagePath(
      '@backstage-discourse/plugin-discourse-backend',
      'migrations',
    ),
  });
}

/** SQLite in files, as on a laptop. */
export function sqliteDatabase(options: { dir: string }): FleetDatabase {
  const directory = path.join(options.dir, 'database');
  const own: Knex.Config = {
    client: 'better-sqlite3',
    connection: { filename: path.join(directory, SQLITE_FILE) },
    useNullAsDefault: true,
  };
  return {
    engine: 'SQLite',
    config: { client: 'better-sqlite3', connection: { directory } },
    async create() {
      fs.mkdirSync(directory, { recursive: true });
      await withKnex(own, createTables);
    },
    async drop() {
      fs.rmSync(directory, { recursive: true, force: true });
    },
    use: call => withKnex(own, call),
  };
}

/** PostgreSQL on a server that has none of the portal's databases yet. */
export function postgresDatabase(options: {
  connectionString: string;
}): FleetDatabase {
  const { connectionString } = options;
  const server = new URL(connectionString);
  const own: Knex.Config = {
    client: 'pg',
    connection: Object.assign(new URL(server), {
      pathname: POSTGRES_DATABASE,
    }).href,
  };
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
    async create() {
      await withKnex({ client: 'pg', connection: connectionString }, knex =>
        knex.raw('create database ??', [POSTGRES_DATABASE]),
      );
      await withKnex(own, createTables);
    },
    async drop() {
      await withKnex({ client: 'pg', connection: connectionString }, knex =>
        knex.raw('drop database ?? with (force)', [POSTGRES_DATABASE]),
      );
    },
    use: call => withKnex(own, call),
  };
}
