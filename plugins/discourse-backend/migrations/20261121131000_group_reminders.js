// @ts-check

/**
 * What people were reminded of, so that a restart repeats nothing.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('group_reminders', table => {
    table.comment('Reminders about applications for groups that were sent');
    table
      .string('application_id')
      .notNullable()
      .references('id')
      .inTable('group_applications')
      .onDelete('CASCADE');
    table.string('kind').notNullable().comment('remind, escalate, …');
    table
      .bigInteger('due_at')
      .notNullable()
      .comment('Another time means that it is due anew');
    table.bigInteger('sent_at').notNullable();
    table.primary(['application_id', 'kind', 'due_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('group_reminders');
};
