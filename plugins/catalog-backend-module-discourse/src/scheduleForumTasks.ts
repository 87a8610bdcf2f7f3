import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { CatalogModuleSettings } from './CatalogModuleSettings';
import type { ForumFactsMirror } from './ForumFactsMirror';
import type { ForumLocationProvider } from './ForumLocationProvider';

/** Schedules the full sync and the reading of facts. */
export async function scheduleForumTasks(options: {
  scheduler: SchedulerService;
  settings: CatalogModuleSettings;
  provider: ForumLocationProvider;
  mirror: ForumFactsMirror;
  logger: LoggerService;
}): Promise<void> {
  const { scheduler, settings, provider, mirror, logger } = options;
  const schedule = (
    id: string,
    task: {
      settings: CatalogModuleSettings['sync'];
      work: (signal: AbortSignal) => Promise<void>;
    },
  ) =>
    scheduler.scheduleTask({
      ...task.settings,
      id,
      fn: async signal => {
        try {
          await task.work(signal);
        } catch (error) {
          logger.warn(
            `Task '${id}' failed; what the catalog has stays until it is tried again`,
            toError(error),
          );
        }
      },
    });
  await schedule('discourse-forum-locations', {
    settings: settings.sync,
    work: signal => provider.sync({ signal }),
  });
  await schedule('discourse-forum-facts', {
    settings: settings.facts,
    work: async signal => {
      await provider.refresh(await mirror.update({ signal }));
    },
  });
}
