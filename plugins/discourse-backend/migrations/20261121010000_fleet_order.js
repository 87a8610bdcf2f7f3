// @ts-check

/**
 * One index for each order of the fleet, with the title and the id that decide
 * between equals, so that a page costs the same wherever it is. Knex can make
 * indexes neither on expressions nor in a direction.
 */
const ORDERS = {
  title_asc: 'status, title_sort, id',
  title_desc: 'status, title_sort desc, id',
  severity_asc:
    'status, severity_rank, title_sort, id, observed_state, fresh_at, owner',
  severity_desc:
    'status, severity_rank desc, title_sort, id, observed_state, fresh_at, owner',
  owner_severity: 'status, owner, severity_rank desc, title_sort, id',
  ...Object.fromEntries(
    ['version_sort', 'enqueued', 'last_backup_at', 'collected_at'].flatMap(
      column =>
        ['asc', 'desc'].map(order => [
          `${column}_${order}`,
          `status, (${column} is null), ${column} ${order}, title_sort, id`,
        ]),
    ),
  ),
};

/** Indexes of the first schema that the ones above replace. */
const REPLACED = {
  forums_severity_idx: ['status', 'severity_rank', 'title_sort', 'id'],
  forums_title_idx: ['status', 'title_sort', 'id'],
  forums_version_idx: ['status', 'version_sort'],
  forums_enqueued_idx: ['status', 'enqueued'],
  forums_last_backup_idx: ['status', 'last_backup_at'],
  forums_collected_idx: ['status', 'collected_at'],
  forums_owner_idx: ['status', 'owner'],
};

const COUNTED = ['status', 'severity_rank', 'observed_state', 'fresh_at'];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('forums', table => {
    for (const [name, columns] of Object.entries(REPLACED)) {
      table.dropIndex(columns, name);
    }
    table.dropIndex(COUNTED, 'forums_counts_idx');
    // The owner too, so that conditions and filters on it count in one pass.
    table.index([...COUNTED, 'owner'], 'forums_counts_idx');
  });
  for (const [name, columns] of Object.entries(ORDERS)) {
    await knex.raw(`create index forums_by_${name}_idx on forums (${columns})`);
  }
  if (knex.client.config.client !== 'pg') {
    // PostgreSQL limits the length of what a B-tree holds, SQLite does not.
    await knex.raw(
      'create index forums_search_idx on forums (status, search_text, id, owner)',
    );
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('drop index if exists forums_search_idx');
  for (const name of Object.keys(ORDERS)) {
    await knex.raw(`drop index forums_by_${name}_idx`);
  }
  await knex.schema.alterTable('forums', table => {
    table.dropIndex([...COUNTED, 'owner'], 'forums_counts_idx');
    table.index(COUNTED, 'forums_counts_idx');
    for (const [name, columns] of Object.entries(REPLACED)) {
      table.index(columns, name);
    }
  });
};
