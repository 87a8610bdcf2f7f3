// @ts-check

/**
 * Small groups: what was found of them, what is accepted, who applied for one,
 * and who wants to join. Times are milliseconds since 1970.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('group_reports', table => {
    table.comment('The last comparison of a forum with its repository');
    forumId(table).primary();
    table.text('report').comment('JSON');
    table.bigInteger('checked_at');
    table.text('problem').comment('Why the last comparison failed');
    table.text('run').comment('JSON; the last or current run of changes');
    table.string('run_ticket').comment('Set while a run holds the forum');
    table.bigInteger('run_lease_until');
    table.integer('drift_count').notNullable().defaultTo(0);
    table.integer('ownerless_count').notNullable().defaultTo(0);
    table.integer('over_quota_count').notNullable().defaultTo(0);
    table.string('next_expiry').comment('Day on which the next group ends');
  });

  await knex.schema.createTable('group_acceptances', table => {
    table.comment('Differences that people live with until a day');
    forumId(table);
    table.string('drift_id').notNullable();
    table.string('fingerprint').notNullable();
    table.string('until_day').notNullable();
    table.string('accepted_by').notNullable();
    table.text('reason').notNullable();
    table.bigInteger('at').notNullable();
    table.primary(['forum_id', 'drift_id']);
  });

  await knex.schema.createTable('group_applications', table => {
    table.comment('Applications for groups; the log beside it is the proof');
    table.string('id').primary();
    table.string('forum_id').notNullable().comment('Kept after the forum');
    table.string('group_name').notNullable();
    table.string('state').notNullable();
    table.string('applicant').notNullable();
    table.text('application').notNullable().comment('JSON');
    table.bigInteger('created_at').notNullable();
    table.integer('log_length').notNullable();
    table.string('log_hash').notNullable();
    table.index(['forum_id', 'state'], 'group_applications_forum_idx');
  });

  await knex.schema.createTable('group_application_log', table => {
    table.comment('Hash-chained: each entry holds the hash of the one before');
    table.string('application_id').notNullable();
    table.integer('seq').notNullable();
    table.bigInteger('at').notNullable();
    table.text('body').notNullable().comment('JSON');
    table.string('previous').notNullable();
    table.string('hash').notNullable();
    table.primary(['application_id', 'seq']);
  });

  await knex.schema.createTable('group_requests', table => {
    table.comment('Who wanted to join a group when the forum was last read');
    forumId(table);
    table.integer('group_id').notNullable();
    table.string('group_name').notNullable();
    table.integer('user_id').notNullable();
    table.string('username').notNullable();
    table.text('reason');
    table.bigInteger('requested_at');
    table.primary(['forum_id', 'group_id', 'user_id']);
    table.index(['requested_at'], 'group_requests_age_idx');
  });

  await knex.schema.createTable('group_decisions', table => {
    table.comment('Decisions about requests; Discourse keeps none of a denial');
    table.increments('id');
    table.string('forum_id').notNullable().comment('Kept after the forum');
    table.string('group_name').notNullable();
    table.string('username').notNullable();
    table.string('decision').notNullable();
    table.text('reason').notNullable();
    table.string('decided_by').notNullable();
    table.bigInteger('at').notNullable();
    table.index(['forum_id', 'at'], 'group_decisions_forum_idx');
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
    'group_decisions',
    'group_requests',
    'group_application_log',
    'group_applications',
    'group_acceptances',
    'group_reports',
  ]) {
    await knex.schema.dropTable(table);
  }
};
