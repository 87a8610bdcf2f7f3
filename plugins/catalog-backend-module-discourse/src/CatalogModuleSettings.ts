import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';

const SYNC = 'discourse.catalog.sync';
const FACTS = 'discourse.catalog.facts';

/** When the two tasks of the module run. */
export interface CatalogModuleSettings {
  sync: SchedulerServiceTaskScheduleDefinition;
  facts: SchedulerServiceTaskScheduleDefinition;
}

/** Reads `discourse.catalog.sync` and `discourse.catalog.facts`. */
export function readCatalogModuleSettings(
  config: Config,
): CatalogModuleSettings {
  const read = (
    key: string,
    fallback: SchedulerServiceTaskScheduleDefinition,
  ) =>
    config.has(key)
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          config.getConfig(key),
        )
      : fallback;
  return {
    sync: read(SYNC, {
      frequency: { minutes: 2 },
      timeout: { minutes: 5 },
      // The backend that is asked starts at the same time.
      initialDelay: { seconds: 5 },
    }),
    facts: {
      ...read(FACTS, {
        frequency: { seconds: 30 },
        timeout: { minutes: 2 },
        initialDelay: { seconds: 5 },
      }),
      // Each replica has a mirror of its own.
      scope: 'local',
    },
  };
}
