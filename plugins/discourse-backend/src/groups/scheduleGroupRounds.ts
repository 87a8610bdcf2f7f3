import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { GroupRounds } from './GroupRounds';

/** Goes round the forums on one replica every quarter of an hour. */
export async function scheduleGroupRounds(options: {
  scheduler: SchedulerService;
  rounds: GroupRounds;
}): Promise<void> {
  const { scheduler, rounds } = options;
  await scheduler.scheduleTask({
    id: 'discourse-group-rounds',
    frequency: { minutes: 15 },
    timeout: { hours: 1 },
    initialDelay: { minutes: 2 },
    fn: signal => rounds.run(signal),
  });
}
