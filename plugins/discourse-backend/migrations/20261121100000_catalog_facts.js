// @ts-check

/**
 * What the catalog is told of a forum: where its `catalog-info.yaml` is, and
 * when any of its facts last changed, so that only changes have to be read.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('forums', table => {
    table.text('location').comment('Address of catalog-info.yaml, or null');
    table.bigInteger('facts_at').comment('When a catalog fact last changed');
    table.index(['status', 'facts_at'], 'forums_facts_idx');
  });
  await knex('forums').update({ facts_at: knex.ref('created_at') });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('forums', table => {
    table.dropIndex(['status', 'facts_at'], 'forums_facts_idx');
  });
  // The builder would copy the table on SQLite, which loses its triggers.
  await knex.raw('alter table forums drop column facts_at');
  await knex.raw('alter table forums drop column location');
};
