import createKnex from 'knex';

/** Every row of a database file, as text. */
export async function dumpDatabase(filename: string): Promise<string> {
  const knex = createKnex({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
  });
  try {
    const tables: { name: string }[] = await knex('sqlite_master').where({
      type: 'table',
    });
    const rows: unknown[] = [];
    for (const { name } of tables) {
      rows.push(name, await knex(name));
    }
    return JSON.stringify(rows);
  } finally {
    await knex.destroy();
  }
}
