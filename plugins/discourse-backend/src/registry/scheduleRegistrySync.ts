import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { ForumSource } from '@backstage-discourse/plugin-discourse-node';
import type { ForumRegistry } from './ForumRegistry';

/**
 * Asks the sources whose forums change by themselves every minute. One replica at a time is enough,
 * since all share the registry.
 */
export async function scheduleRegistrySync(options: {
  scheduler: SchedulerService;
  registry: ForumRegistry;
  forumSources: readonly ForumSource[];
}): Promise<void> {
  const { scheduler, registry, forumSources } = options;
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
