import type {
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';
import { readNotificationSettings } from '../../notifications/NotificationSettings';
import type { ApplicationDesk } from '../applications/ApplicationDesk';
import { GroupReports } from '../store/GroupReports';
import { ApplicationReminders } from './ApplicationReminders';
import { SentReminders } from './SentReminders';

/** Reminds people of applications every hour, on one replica, if configured. */
export async function scheduleReminders(options: {
  config: RootConfigService;
  scheduler: SchedulerService;
  notifications: NotificationService;
  knex: Knex;
  desk: ApplicationDesk;
  logger: LoggerService;
  now: () => number;
}): Promise<void> {
  const settings = readNotificationSettings(options.config);
  if (!settings) {
    return;
  }
  const reminders = new ApplicationReminders({
    ...options,
    settings,
    reports: new GroupReports(options),
    sent: new SentReminders(options),
  });
  await options.scheduler.scheduleTask({
    id: 'discourse-application-reminders',
    frequency: { hours: 1 },
    timeout: { minutes: 10 },
    initialDelay: { minutes: 3 },
    fn: signal => reminders.send(signal),
  });
}
