import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { EntityLabels } from './EntityLabels';

/** Reads the labels of entities every few minutes, on one replica. */
export async function scheduleEntityLabels(options: {
  scheduler: SchedulerService;
  labels: EntityLabels;
}): Promise<void> {
  const { scheduler, labels } = options;
  await scheduler.scheduleTask({
    id: 'discourse-entity-labels',
    frequency: { minutes: 5 },
    timeout: { minutes: 5 },
    // The catalog of the same process has to start first.
    initialDelay: { seconds: 30 },
    fn: signal => labels.sync({ signal }),
  });
}
