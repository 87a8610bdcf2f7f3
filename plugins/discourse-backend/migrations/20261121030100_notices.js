// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('notices', table => {
    table.comment('Which findings each audience was told of and not cleared');
    table
      .string('audience')
      .notNullable()
      .comment('Entity ref of an owner, or platform');
    table
      .string('forum_id')
      .notNullable()
      .references('id')
      .inTable('forums')
      .onDelete('CASCADE');
    table.string('finding_id').notNullable();
    table.string('part').notNullable();
    table.string('severity').notNullable();
    table.text('title').notNullable();
    table.bigInteger('told_at').notNullable();
    table.primary(['audience', 'forum_id', 'finding_id']);
    table.index(['forum_id'], 'notices_forum_idx');
  });
  await knex.schema.alterTable('forums', table => {
    table.integer('group_count').comment('Groups besides the automatic ones');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('forums', table => {
    table.dropColumn('group_count');
  });
  await knex.schema.dropTable('notices');
};
