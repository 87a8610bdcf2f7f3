// @ts-check

/**
 * PostgreSQL takes the keys and the values of labels for independent, and so
 * expects a few forums where a label has thousands.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  if (knex.client.config.client === 'pg') {
    await knex.raw(
      'create statistics forum_labels_values on key, value from forum_labels',
    );
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  if (knex.client.config.client === 'pg') {
    await knex.raw('drop statistics forum_labels_values');
  }
};
