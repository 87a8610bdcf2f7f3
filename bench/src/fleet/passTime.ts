import type { Knex } from 'knex';

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
