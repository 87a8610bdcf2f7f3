import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { ForumRegistry } from './ForumRegistry';
import type { ForumSources } from './ForumSources';

/**
 * Asks the sources of modules every minute. One replica at a time is enough,
 * since all share the registry.
 */
export async function scheduleRegistrySync(options: {
  scheduler: SchedulerService;
  registry: ForumRegistry;
  sources: ForumSources;
}): Promise<void> {
  const { scheduler, registry, sources } = options;
  const { forumSources } = sources;
  if (forumSources.length === 0) {
    return;
  }
  await scheduler.scheduleTask({
    id: 'discourse-registry-sync',
    frequency: { minutes: 1 },
    timeout: { minutes: 5 },
    fn: () => registry.sync(forumSources),
  });
}
