// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('finding_history', table => {
    table.comment('When each finding held, but those that all is well');
    table.increments('id');
    table
      .string('forum_id')
      .notNullable()
      .references('id')
      .inTable('forums')
      .onDelete('CASCADE');
    table.string('finding_id').notNullable();
    table.string('part').notNullable();
    table.string('severity').notNullable().comment('The worst meanwhile');
    table.text('title').notNullable().comment('What was the case then');
    table.text('params').comment('Figures of the title, as JSON');
    table.bigInteger('since').notNullable();
    table.bigInteger('until').comment('Empty while it holds');
    table.index(['forum_id', 'since', 'id'], 'finding_history_forum_idx');
    table.index(['until'], 'finding_history_until_idx');
  });
  // One open episode of a finding, whoever writes.
  await knex.raw(
    'create unique index finding_history_open_uniq on finding_history (forum_id, finding_id) where until is null',
  );
  await knex.raw(`
    insert into finding_history (forum_id, finding_id, part, severity, title, params, since)
    select forum_id, finding_id, part, severity, title, params, since
    from findings where severity <> 'ok'`);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('finding_history');
};
