// @ts-check

/**
 * Times are milliseconds since 1970, so that both engines compare them alike.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('forums', table => {
    table.comment('The registry, with the columns that the fleet is read by');
    table.string('id').primary().comment('Value of the entity annotation');
    table.string('source').notNullable().comment('Source that lists the forum');
    table
      .string('status')
      .notNullable()
      .comment('pending until the forum is tied to an entity, then active');
    table.string('entity_ref').comment('Entity that decides who may see it');
    table.string('owner').notNullable().comment('Entity ref, or empty');
    table.string('title').notNullable();
    table.string('title_sort').notNullable().comment('Title in lower case');
    table
      .text('search_text')
      .notNullable()
      .comment('Lower case text to search');
    table.text('url').notNullable();
    table
      .string('hostname')
      .unique({ indexName: 'forums_hostname_uniq' })
      .comment('Reserved host name of a forum that the portal created');
    table.integer('simulated').notNullable().defaultTo(0);
    table.bigInteger('created_at').notNullable();
    table.string('created_by').notNullable();
    table.bigInteger('activated_at');
    table.integer('monitor_key').notNullable().defaultTo(0);
    table.integer('operate_key').notNullable().defaultTo(0);
    table
      .string('observed_state')
      .notNullable()
      .defaultTo('pending')
      .comment('State at the last attempt; stale follows from fresh_at');
    table.bigInteger('fresh_at').comment('When any part was last read');
    table.bigInteger('collected_at').comment('When the last attempt ended');
    table.integer('severity_rank').notNullable().defaultTo(1);
    table.text('headline').notNullable().defaultTo('');
    table.string('version');
    table.string('version_sort');
    table.bigInteger('enqueued');
    table.bigInteger('last_backup_at');

    table.index(
      ['status', 'severity_rank', 'observed_state', 'fresh_at'],
      'forums_counts_idx',
    );
    table.index(
      ['status', 'severity_rank', 'title_sort', 'id'],
      'forums_severity_idx',
    );
    table.index(['status', 'title_sort', 'id'], 'forums_title_idx');
    table.index(['status', 'version_sort'], 'forums_version_idx');
    table.index(['status', 'enqueued'], 'forums_enqueued_idx');
    table.index(['status', 'last_backup_at'], 'forums_last_backup_idx');
    table.index(['status', 'collected_at'], 'forums_collected_idx');
    table.index(['status', 'owner'], 'forums_owner_idx');
    table.index(['source'], 'forums_source_idx');
  });

  await knex.schema.createTable('forum_keys', table => {
    table.comment('Keys that the portal created, AES-256-GCM encrypted');
    forumId(table).primary();
    table.text('monitor').notNullable();
    table.text('operate').notNullable();
  });

  await knex.schema.createTable('forum_queue', table => {
    table.comment('When each forum is due, and who holds it');
    forumId(table).primary();
    table.bigInteger('due_at').notNullable().index('forum_queue_due_at_idx');
    table.string('ticket').comment('Set while a collector holds the forum');
    table.bigInteger('claimed_at');
    table.bigInteger('requested_at').comment('Last request for a refresh');
    table.integer('attempts').notNullable().defaultTo(0);
    table.bigInteger('held_until').comment('Retry-After of admin requests');
    table.bigInteger('budget_started_at').comment('Start of the budget window');
    table.integer('budget_used').notNullable().defaultTo(0);
  });

  await knex.schema.createTable('snapshots', table => {
    table.comment('Last good data and current problem of each part');
    forumId(table);
    table.string('part').notNullable();
    table.text('data').comment('JSON');
    table.bigInteger('observed_at');
    table.string('problem_kind');
    table.text('problem_message');
    table.bigInteger('problem_since');
    table.bigInteger('problem_retry_at');
    table.primary(['forum_id', 'part']);
  });

  await knex.schema.createTable('samples', table => {
    table.comment('History of Sidekiq; sums over the samples of one bucket');
    forumId(table);
    table.integer('resolution').notNullable().comment('Bucket in seconds');
    table.bigInteger('at').notNullable().comment('Start of the bucket');
    table.integer('samples').notNullable();
    for (const name of ['enqueued', 'busy', 'retries', 'dead']) {
      table.bigInteger(`${name}_sum`).notNullable();
    }
    table.double('latency_sum').notNullable();
    table.bigInteger('processed').notNullable().comment('Counter at the end');
    table.bigInteger('failed').notNullable().comment('Counter at the end');
    table.primary(['forum_id', 'resolution', 'at']);
    table.index(['resolution', 'at'], 'samples_retention_idx');
  });

  await knex.schema.createTable('findings', table => {
    table.comment('Verdicts of the last collection, worst first');
    forumId(table);
    table.string('finding_id').notNullable();
    table.integer('position').notNullable();
    table.string('part').notNullable();
    table.string('severity').notNullable();
    table.text('title').notNullable();
    table.text('detail');
    table.text('next_step');
    table.bigInteger('since').notNullable();
    table.primary(['forum_id', 'finding_id']);
  });

  await knex.schema.createTable('operations', table => {
    table.comment('Who did what to which forum');
    table.increments('id');
    table
      .string('forum_id')
      .notNullable()
      .comment('Kept after the forum left the registry');
    table.string('operation').notNullable();
    table.string('actor').notNullable();
    table.bigInteger('at').notNullable();
    table.string('result').notNullable();
    table.text('detail');
    table.index(['forum_id', 'at'], 'operations_forum_idx');
  });
};

/** @param {import('knex').Knex.CreateTableBuilder} table */
function forumId(table) {
  return table
    .string('forum_id')
    .notNullable()
    .references('id')
    .inTable('forums')
    .onDelete('CASCADE');
}

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'operations',
    'findings',
    'samples',
    'snapshots',
    'forum_queue',
    'forum_keys',
    'forums',
  ]) {
    await knex.schema.dropTable(table);
  }
};
