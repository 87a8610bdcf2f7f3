// @ts-check

/**
 * Who has the page of a forum open, for a few minutes at a time.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('forum_watches', table => {
    table.comment('Who is told when something new is known of a forum');
    table
      .string('forum_id')
      .notNullable()
      .references('id')
      .inTable('forums')
      .onDelete('CASCADE');
    table.string('user_ref').notNullable();
    table
      .bigInteger('until')
      .notNullable()
      .comment('Epoch milliseconds at which the lease ends');
    table.primary(['forum_id', 'user_ref']);
    table.index('until', 'forum_watches_until_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('forum_watches');
};
