import type { Knex } from 'knex';

const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const POLL_MS = 200;

/**
 * Lets time pass for the collector without waiting: what it read is that much
 * older, budgets begin anew, and every forum is due. The collector must be idle.
 */
export async function passTime(knex: Knex, options: { ms: number }) {
  const { ms } = options;
  const earlier = (column: string) => knex.raw('?? - ?', [column, ms]);
  await knex.transaction(async tx => {
    await tx('snapshots').update({ observed_at: earlier('observed_at') });
    await tx('samples')
      .where({ resolution: 1 })
      .update({ at: earlier('at') });
    await tx('forum_queue').update({
      budget_started_at: earlier('budget_started_at'),
      due_at: 0,
    });
  });
}

/**
 * Lets all forums be known for a day, since new ones are read every few seconds
 * until nothing of them is missing, and waits until none is read or about to be.
 */
export async function settleFleet(knex: Knex) {
  await knex('forums').update({
    activated_at: knex.raw('?? - ?', ['activated_at', DAY_MS]),
  });
  const findBusy = () =>
    knex('forum_queue')
      .whereNotNull('ticket')
      .orWhere('due_at', '<', Date.now() + MINUTE_MS)
      .first('forum_id');
  while (await findBusy()) {
    await new Promise(resolve => setTimeout(resolve, POLL_MS));
  }
}
