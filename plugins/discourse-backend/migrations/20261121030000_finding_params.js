// @ts-check

/**
 * Both columns are empty in rows that an older version writes meanwhile.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('findings', table => {
    table.text('params').comment('Figures of the sentences, as JSON');
  });
  await knex.schema.alterTable('samples', table => {
    table.bigInteger('scheduled_sum').comment('Jobs that wait for their time');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('samples', table => {
    table.dropColumn('scheduled_sum');
  });
  await knex.schema.alterTable('findings', table => {
    table.dropColumn('params');
  });
};
