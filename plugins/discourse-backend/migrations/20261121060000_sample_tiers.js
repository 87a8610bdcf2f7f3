// @ts-check

const DAY = 86_400;
const HOUR = 3600;

const SUMS =
  'samples, enqueued_sum, busy_sum, retries_sum, dead_sum, latency_sum, scheduled_sum, processed, failed';

/**
 * Samples are kept as taken and gathered into longer buckets later, where they
 * were written into four at once. Days become hours as far back as there are no
 * hours, so that a year of history stays a year.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('sample_rollups', table => {
    table.comment('How far samples are gathered into the buckets of a tier');
    table.integer('resolution').primary().comment('Bucket in seconds');
    table.bigInteger('done_until').notNullable();
  });
  await knex.raw(
    `insert into samples (forum_id, resolution, at, ${SUMS})
     select forum_id, ${HOUR}, at, ${SUMS} from samples as days
     where resolution = ${DAY} and not exists (
       select 1 from samples as hours
       where hours.forum_id = days.forum_id
       and hours.resolution = ${HOUR}
       and hours.at < days.at + ${DAY * 1000}
     )`,
  );
  await knex('samples').where({ resolution: DAY }).delete();
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('sample_rollups');
};
