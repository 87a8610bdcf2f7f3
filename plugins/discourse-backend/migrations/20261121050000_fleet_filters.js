// @ts-check

/**
 * What the fleet is filtered and searched by: the line of releases, the
 * cluster, labels, findings and any part of the texts.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('forums', table => {
    table.string('channel').comment('Line of releases of the version');
    table.string('cluster').comment('By label, or where it was seen');
  });
  for (const column of ['version', 'channel', 'cluster']) {
    await knex.raw(
      `create index forums_by_${column}_idx on forums (status, ${column}, severity_rank desc, title_sort, id)`,
    );
  }
  await knex.schema.createTable('forum_labels', table => {
    table.comment('Labels of the entity of a forum, or those of its source');
    table
      .string('forum_id')
      .notNullable()
      .references('id')
      .inTable('forums')
      .onDelete('CASCADE');
    table.string('key', 317).notNullable();
    table.string('value').notNullable();
    table
      .string('origin')
      .notNullable()
      .comment('source, which goes first, or entity');
    table.primary(['forum_id', 'key']);
    table.index(['key', 'value', 'forum_id'], 'forum_labels_value_idx');
  });
  await knex.raw(
    `create index findings_open_idx on findings (finding_id, forum_id, severity) where severity <> 'ok'`,
  );
  await (isPostgres(knex) ? createPostgresSearch : createSqliteSearch)(knex);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  if (isPostgres(knex)) {
    await knex.raw('drop trigger forums_text on forums');
    await knex.schema.dropTable('forum_texts');
    await knex.raw('drop function discourse_copy_text');
    await knex.raw('drop function discourse_trigrams');
  } else {
    for (const event of ['insert', 'update', 'delete']) {
      // Gone already where Knex copied the table to drop one of its columns.
      await knex.raw(`drop trigger if exists forums_text_${event}`);
    }
    await knex.raw('drop table forum_search');
    await knex.schema.dropTable('forum_texts');
    await knex.raw(
      'create index forums_search_idx on forums (status, search_text, id, owner)',
    );
  }
  await knex.raw('drop index findings_open_idx');
  await knex.schema.dropTable('forum_labels');
  for (const column of ['version', 'channel', 'cluster']) {
    await knex.raw(`drop index forums_by_${column}_idx`);
  }
  // One statement each, since Knex would copy the table without its indexes.
  for (const column of ['channel', 'cluster']) {
    await knex.raw(`alter table forums drop column ${column}`);
  }
};

/** @param {import('knex').Knex} knex */
function isPostgres(knex) {
  return knex.client.config.client === 'pg';
}

/**
 * The text in a table of its own, since rows of `forums` are written with each
 * collection, and an index of all trigrams would be written as often.
 *
 * Without the extension `pg_trgm`, which takes a right to install that not
 * every portal has: an index of an array needs none.
 *
 * @param {import('knex').Knex} knex
 */
async function createPostgresSearch(knex) {
  await knex.raw(`
    create function discourse_trigrams(value text) returns text[]
    language sql immutable strict parallel safe as $$
      select coalesce(array_agg(distinct substr(value, i, 3)), '{}')
      from generate_series(1, char_length(value) - 2) as i
    $$`);
  await knex.raw(`
    create table forum_texts (
      forum_id varchar(255) primary key references forums (id) on delete cascade,
      text text not null
    )`);
  await knex.raw(
    'create index forum_texts_search_idx on forum_texts using gin (discourse_trigrams(text))',
  );
  await knex.raw(`
    create function discourse_copy_text() returns trigger
    language plpgsql as $$
      begin
        insert into forum_texts (forum_id, text) values (new.id, new.search_text)
        on conflict (forum_id) do update set text = excluded.text
        where forum_texts.text <> excluded.text;
        return null;
      end
    $$`);
  await knex.raw(`
    create trigger forums_text after insert or update of search_text on forums
    for each row execute function discourse_copy_text()`);
  await knex.raw(
    'insert into forum_texts (forum_id, text) select id, search_text from forums',
  );
}

/**
 * FTS5 with trigrams over a table with numbers for its rows, which those of
 * `forums` do not have for good.
 *
 * @param {import('knex').Knex} knex
 */
async function createSqliteSearch(knex) {
  await knex.raw('drop index forums_search_idx');
  await knex.raw(`
    create table forum_texts (
      doc integer primary key,
      forum_id varchar(255) not null unique,
      text text not null
    )`);
  await knex.raw(
    `create virtual table forum_search using fts5 (text, content = 'forum_texts', content_rowid = 'doc', tokenize = 'trigram', detail = 'full')`,
  );
  await knex.raw(
    'insert into forum_texts (forum_id, text) select id, search_text from forums',
  );
  await knex.raw(`insert into forum_search (forum_search) values ('rebuild')`);
  const forget = `
    insert into forum_search (forum_search, rowid, text)
    select 'delete', doc, text from forum_texts where forum_id = old.id;
    delete from forum_texts where forum_id = old.id;`;
  const remember = `
    insert into forum_texts (forum_id, text) values (new.id, new.search_text);
    insert into forum_search (rowid, text)
    select doc, text from forum_texts where forum_id = new.id;`;
  await knex.raw(
    `create trigger forums_text_insert after insert on forums begin ${remember} end`,
  );
  await knex.raw(
    `create trigger forums_text_update after update of search_text on forums
     when old.search_text <> new.search_text begin ${forget} ${remember} end`,
  );
  await knex.raw(
    `create trigger forums_text_delete after delete on forums begin ${forget} end`,
  );
}
