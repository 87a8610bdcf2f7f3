import type {
  AuthService,
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { CatalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import {
  REGISTRY_EVENTS_TOPIC,
  type ForumDirectory,
} from '@backstage-discourse/plugin-discourse-node';
import { readCatalogModuleSettings } from './CatalogModuleSettings';
import { DiscourseForumProcessor } from './DiscourseForumProcessor';
import { ForumFactsMirror } from './ForumFactsMirror';
import { ForumLocationProvider } from './ForumLocationProvider';
import { scheduleForumTasks } from './scheduleForumTasks';

/** Puts the parts of the module together and starts them. */
export async function startForumCatalog(services: {
  auth: AuthService;
  catalog: CatalogProcessingExtensionPoint;
  config: RootConfigService;
  directory: ForumDirectory;
  events: EventsService;
  logger: LoggerService;
  scheduler: SchedulerService;
}): Promise<void> {
  const { catalog, config, events } = services;
  const provider = new ForumLocationProvider(services);
  const mirror = new ForumFactsMirror({ ...services, now: () => Date.now() });
  catalog.addEntityProvider(provider);
  catalog.addProcessor(new DiscourseForumProcessor({ mirror }));
  await scheduleForumTasks({
    ...services,
    settings: readCatalogModuleSettings(config),
    provider,
    mirror,
  });
  await events.subscribe({
    // One name for all replicas: whichever gets the event writes for all.
    id: 'discourse-forums',
    topics: [REGISTRY_EVENTS_TOPIC],
    onEvent: ({ eventPayload }) => provider.onEvent(eventPayload),
  });
}
