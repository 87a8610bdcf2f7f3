import type { Knex } from 'knex';
import { readMs } from './instants';
import type { RetentionSettings } from './RetentionSettings';
import type { DbFindingEpisodeRow, DbSampleRow } from './tables';

/** Rows of so many buckets are deleted at once, so that nobody waits for long. */
const BUCKETS = 600;

/** Deletes what is past its time. Can be broken off and run again at any time. */
export async function deleteOldHistory(options: {
  knex: Knex;
  settings: RetentionSettings;
  signal: AbortSignal;
  now: number;
}): Promise<void> {
  const { knex, settings, signal, now } = options;
  for (const { seconds, keepMs } of settings.samples) {
    await deleteSamples({ knex, seconds, before: now - keepMs, signal });
  }
  // What an older version of the plugin writes beside a newer one.
  await knex<DbSampleRow>('samples')
    .whereNotIn(
      'resolution',
      settings.samples.map(({ seconds }) => seconds),
    )
    .delete();
  await knex<DbFindingEpisodeRow>('finding_history')
    .where('until', '<', now - settings.findingsMs)
    .delete();
}

async function deleteSamples(options: {
  knex: Knex;
  seconds: number;
  before: number;
  signal: AbortSignal;
}): Promise<void> {
  const { knex, seconds, before, signal } = options;
  const select = () =>
    knex<DbSampleRow>('samples').where({ resolution: seconds });
  for (;;) {
    signal.throwIfAborted();
    const oldest = await select().min({ at: 'at' }).first();
    const at = readMs(oldest?.at);
    if (at === undefined || at >= before) {
      return;
    }
    const until = Math.min(before, at + BUCKETS * seconds * 1000);
    await select().where('at', '<', until).delete();
  }
}
