import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  discourse?: {
    catalog?: {
      /**
       * How often the catalog's list of forums that the portal created is
       * compared with the registry. New forums come at once, without it.
       * Defaults to every 2 minutes.
       */
      sync?: SchedulerServiceTaskScheduleDefinitionConfig;
      /**
       * How often changes of version and health are taken over to the
       * entities. Defaults to every 30 seconds.
       */
      facts?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
  };
}
