import type {
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';
import { FindingNotifier } from './FindingNotifier';
import { readNotificationSettings } from './NotificationSettings';

/** Tells people of findings every minute, on one replica, if configured. */
export async function scheduleNotifications(options: {
  config: RootConfigService;
  scheduler: SchedulerService;
  notifications: NotificationService;
  knex: Knex;
  logger: LoggerService;
  now: () => number;
}): Promise<void> {
  const settings = readNotificationSettings(options.config);
  if (!settings) {
    return;
  }
  const notifier = new FindingNotifier({ ...options, settings });
  await options.scheduler.scheduleTask({
    id: 'discourse-finding-notifications',
    frequency: { minutes: 1 },
    timeout: { minutes: 5 },
    initialDelay: { seconds: 30 },
    fn: signal => notifier.tell({ signal }),
  });
}
