import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { deleteOldSamples } from './deleteOldSamples';

/** Deletes history that is past its time, on one replica every hour. */
export async function scheduleRetention(options: {
  scheduler: SchedulerService;
  knex: Knex;
  now: () => number;
}): Promise<void> {
  const { scheduler, knex, now } = options;
  await scheduler.scheduleTask({
    id: 'discourse-sample-retention',
    frequency: { hours: 1 },
    timeout: { minutes: 15 },
    initialDelay: { minutes: 1 },
    fn: () => deleteOldSamples({ knex, now: now() }),
  });
}
