// @ts-check

const NARROW = [
  'status',
  'severity_rank',
  'observed_state',
  'fresh_at',
  'owner',
];

/** Everything that is counted or filtered by, in the order of the groups. */
const WIDE = [
  'status',
  'severity_rank',
  'observed_state',
  'version',
  'channel',
  'cluster',
  'fresh_at',
  'owner',
  'id',
];

/**
 * Indexes in the order in which the fleet is counted.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw('drop index findings_open_idx');
  await knex.raw(
    `create index findings_open_idx on findings (finding_id, severity, forum_id) where severity <> 'ok'`,
  );
  if (knex.client.config.client === 'pg') {
    // Made once for each text, and not again for each that may match.
    await knex.raw('drop index forum_texts_search_idx');
    await knex.raw(
      'alter table forum_texts add column trigrams text[] generated always as (discourse_trigrams(text)) stored',
    );
    await knex.raw(
      'create index forum_texts_search_idx on forum_texts using gin (trigrams)',
    );
    return;
  }
  // Forums are counted without a look at their rows. PostgreSQL has to look at
  // rows that were written lately, which are all, so there this index would
  // only be one more to write.
  await knex.schema.alterTable('forums', table => {
    table.dropIndex(NARROW, 'forums_counts_idx');
    table.index(WIDE, 'forums_counts_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('drop index findings_open_idx');
  await knex.raw(
    `create index findings_open_idx on findings (finding_id, forum_id, severity) where severity <> 'ok'`,
  );
  if (knex.client.config.client === 'pg') {
    await knex.raw('alter table forum_texts drop column trigrams');
    await knex.raw(
      'create index forum_texts_search_idx on forum_texts using gin (discourse_trigrams(text))',
    );
    return;
  }
  await knex.schema.alterTable('forums', table => {
    table.dropIndex(WIDE, 'forums_counts_idx');
    table.index(NARROW, 'forums_counts_idx');
  });
};
