import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { deleteOldHistory } from './deleteOldHistory';
import type { RetentionSettings } from './RetentionSettings';
import { rollUpSamples } from './rollUpSamples';

/** Gathers samples and deletes what is past its time, on one replica. */
export async function scheduleHistory(options: {
  scheduler: SchedulerService;
  knex: Knex;
  settings: RetentionSettings;
  now: () => number;
}): Promise<void> {
  const { scheduler, knex, settings, now } = options;
  await scheduler.scheduleTask({
    id: 'discourse-history',
    frequency: { minutes: 5 },
    timeout: { minutes: 15 },
    initialDelay: { minutes: 1 },
    fn: async signal => {
      await rollUpSamples({ knex, signal, now: now() });
      await deleteOldHistory({ knex, settings, signal, now: now() });
    },
  });
}
