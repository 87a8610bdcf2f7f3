// @ts-check
const { createHash } = require('node:crypto');

const CHUNK = 100;

/**
 * Makes the log of operations a hash chain for each forum. What was recorded
 * before becomes the beginning of the chain. The hashes are those of
 * src/chain/hashChain.ts at the time of this migration.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const old = await knex('operations').orderBy(['forum_id', 'id']);
  await knex.schema.dropTable('operations');
  await knex.schema.createTable('operations', table => {
    table.comment(
      'Who did what to which forum; each entry holds the hash of the one before',
    );
    table.string('forum_id').notNullable().comment('Kept after the forum');
    table.integer('seq').notNullable();
    table.bigInteger('at').notNullable();
    table.text('body').notNullable().comment('JSON; its bytes are hashed');
    table.string('previous').notNullable();
    table.string('hash').notNullable();
    table.primary(['forum_id', 'seq']);
  });
  await knex.schema.createTable('operation_heads', table => {
    table.comment('The end of each chain, so that a cut tail is noticed');
    table.string('forum_id').primary();
    table.integer('length').notNullable();
    table.string('hash').notNullable();
  });
  const heads = new Map();
  const entries = old.map(row => {
    const head = heads.get(row.forum_id);
    const seq = (head ? head.length : 0) + 1;
    const previous = head
      ? head.hash
      : sha256(`chain:operations of ${row.forum_id}`);
    const at = Number(row.at);
    const body = JSON.stringify({
      operation: row.operation,
      actor: row.actor,
      result: row.result,
      detail: row.detail === null ? undefined : row.detail,
    });
    const hash = sha256(JSON.stringify([previous, seq, at, body]));
    heads.set(row.forum_id, { length: seq, hash });
    return { forum_id: row.forum_id, seq, at, body, previous, hash };
  });
  await knex.batchInsert('operations', entries, CHUNK);
  await knex.batchInsert(
    'operation_heads',
    [...heads].map(([forum_id, head]) => ({ forum_id, ...head })),
    CHUNK,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  const entries = await knex('operations').orderBy(['at', 'forum_id', 'seq']);
  await knex.schema.dropTable('operation_heads');
  await knex.schema.dropTable('operations');
  await knex.schema.createTable('operations', table => {
    table.increments('id');
    table.string('forum_id').notNullable();
    table.string('operation').notNullable();
    table.string('actor').notNullable();
    table.bigInteger('at').notNullable();
    table.string('result').notNullable();
    table.text('detail');
    table.index(['forum_id', 'at'], 'operations_forum_idx');
  });
  const rows = entries.map(({ forum_id, at, body }) => {
    const { operation, actor, result, detail } = JSON.parse(body);
    return { forum_id, operation, actor, at, result, detail: detail ?? null };
  });
  await knex.batchInsert('operations', rows, CHUNK);
};

/** @param {string} text */
function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}
