// @ts-check

/**
 * The differences of a comparison without what they are about, so that the
 * collector can judge them without reading whole reports. Unknown until a forum
 * is compared again.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('group_reports', table => {
    table.text('drift').comment('JSON; what tells differences apart');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  // Knex would copy the table on SQLite.
  await knex.raw('alter table group_reports drop column drift');
};
