// @ts-check
const { createHash } = require('node:crypto');

const CHUNK = 100;

/**
 * Makes the decisions on requests to join a hash chain for each forum. What was
 * decided before becomes the beginning of the chain. The hashes are those of
 * src/chain/hashChain.ts at the time of this migration.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const old = await knex('group_decisions').orderBy(['forum_id', 'id']);
  await knex.schema.dropTable('group_decisions');
  await knex.schema.createTable('group_decisions', table => {
    table.comment(
      'Decisions about requests; each entry holds the hash of the one before',
    );
    table.string('forum_id').notNullable().comment('Kept after the forum');
    table.integer('seq').notNullable();
    table.bigInteger('at').notNullable();
    table.text('body').notNullable().comment('JSON; its bytes are hashed');
    table.string('previous').notNullable();
    table.string('hash').notNullable();
    table.primary(['forum_id', 'seq']);
  });
  await knex.schema.createTable('group_decision_heads', table => {
    table.comment('The end of each chain, so that a cut tail is noticed');
    table.string('forum_id').primary();
    table.integer('length').notNullable();
    table.string('hash').notNullable();
  });
  const heads = new Map();
  const entries = old.map(row => {
    const { forum_id } = row;
    const head = heads.get(forum_id);
    const seq = (head ? head.length : 0) + 1;
    const previous = head
      ? head.hash
      : sha256(`chain:decisions of ${forum_id}`);
    const at = Number(row.at);
    const body = JSON.stringify({
      groupName: row.group_name,
      username: row.username,
      decision: row.decision,
      reason: row.reason,
      by: row.decided_by,
    });
    const hash = sha256(JSON.stringify([previous, seq, at, body]));
    heads.set(forum_id, { length: seq, hash });
    return { forum_id, seq, at, body, previous, hash };
  });
  await knex.batchInsert('group_decisions', entries, CHUNK);
  await knex.batchInsert(
    'group_decision_heads',
    [...heads].map(([forum_id, head]) => ({ forum_id, ...head })),
    CHUNK,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  const entries = await knex('group_decisions').orderBy([
    'at',
    'forum_id',
    'seq',
  ]);
  await knex.schema.dropTable('group_decision_heads');
  await knex.schema.dropTable('group_decisions');
  await knex.schema.createTable('group_decisions', table => {
    table.increments('id');
    table.string('forum_id').notNullable();
    table.string('group_name').notNullable();
    table.string('username').notNullable();
    table.string('decision').notNullable();
    table.text('reason').notNullable();
    table.string('decided_by').notNullable();
    table.bigInteger('at').notNullable();
    table.index(['forum_id', 'at'], 'group_decisions_forum_idx');
  });
  const rows = entries.map(({ forum_id, at, body }) => {
    const { groupName, username, decision, reason, by } = JSON.parse(body);
    return {
      ...{ forum_id, at, username, decision, reason },
      ...{ group_name: groupName, decided_by: by },
    };
  });
  await knex.batchInsert('group_decisions', rows, CHUNK);
};

/** @param {string} text */
function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}
