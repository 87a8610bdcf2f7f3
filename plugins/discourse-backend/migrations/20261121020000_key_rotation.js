// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('forum_keys', table => {
    table.text('next_monitor').comment('Replaces monitor once it is accepted');
    table.text('next_operate').comment('Replaces operate once it is accepted');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('forum_keys', table => {
    table.dropColumn('next_monitor');
    table.dropColumn('next_operate');
  });
};
