import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

const migrationsDir = resolvePackagePath(
  '@backstage-discourse/plugin-discourse-backend',
  'migrations',
);

/** The engines that the store must work on alike. */
export function createTestDatabases(): TestDatabases {
  return TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
}

/** `describe`, shown as skipped where the tests were given no server. */
export function describeOnPostgres(databases: TestDatabases): jest.Describe {
  return databases.supports('POSTGRES_15') ? describe : describe.skip;
}

/** A new database with the plugin's schema. */
export async function initDatabase(
  databases: TestDatabases,
  id: TestDatabaseId,
): Promise<Knex> {
  const knex = await databases.init(id);
  await migrateTestDatabase(knex);
  return knex;
}

/** Gives any database the plugin's schema. */
export async function migrateTestDatabase(knex: Knex): Promise<void> {
  await knex.migrate.latest({ directory: migrationsDir });
}
