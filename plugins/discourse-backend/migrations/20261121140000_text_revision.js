// @ts-check

const EVENTS = ['insert', 'update', 'delete'];

/**
 * Tells whether the texts that forums are searched by have changed, so that
 * each replica can keep them in memory and read them again only then. They
 * change when the registry does, and not when forums are collected. The indexes
 * of trigrams stay for replicas of the version before, which search by them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('fleet_revisions', table => {
    table.comment('Differs from before after every change of what it names');
    table.string('name').primary();
    table.bigInteger('revision').notNullable();
  });
  await knex('fleet_revisions').insert({ name: 'texts', revision: 0 });
  if (knex.client.config.client === 'pg') {
    // Once for each transaction, and only as it commits: the row is the last
    // one that is locked, so that no two transactions can wait crosswise.
    await knex.raw(`
      create function discourse_revise_texts() returns trigger
      language plpgsql as $$
        begin
          update fleet_revisions set revision = txid_current()
          where name = 'texts' and revision <> txid_current();
          return null;
        end
      $$`);
    await knex.raw(`
      create constraint trigger forum_texts_revision
      after insert or update or delete on forum_texts
      deferrable initially deferred
      for each row execute function discourse_revise_texts()`);
    return;
  }
  for (const event of EVENTS) {
    await knex.raw(
      `create trigger forum_texts_revision_${event} after ${event} on forum_texts begin
       update fleet_revisions set revision = revision + 1 where name = 'texts'; end`,
    );
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  if (knex.client.config.client === 'pg') {
    await knex.raw('drop trigger forum_texts_revision on forum_texts');
    await knex.raw('drop function discourse_revise_texts');
  } else {
    for (const event of EVENTS) {
      await knex.raw(`drop trigger if exists forum_texts_revision_${event}`);
    }
  }
  await knex.schema.dropTable('fleet_revisions');
};
