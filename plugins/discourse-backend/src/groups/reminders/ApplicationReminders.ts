import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';
import { linkToForum, TOPIC } from '../../notifications/forumNotification';
import type { NotificationSettings } from '../../notifications/NotificationSettings';
import { getForum } from '../../store/getForum';
import type { StoredForum } from '../../store/StoredForum';
import type { ApplicationDesk } from '../applications/ApplicationDesk';
import type { GroupReports } from '../store/GroupReports';
import type { Reminder, SentReminders } from './SentReminders';

/** The portal does this by itself; people hear of what follows from it. */
const BY_THE_PORTAL = 'expire';

/**
 * Reminds those who can act on an application of what has come due, and the
 * platform team of what waits for too long. Outside of quiet hours, each once:
 * what was sent is written down after the sending, and a crash between the two
 * sends again with the same scope, which replaces the first.
 */
export class ApplicationReminders {
  readonly #knex: Knex;
  readonly #notifications: NotificationService;
  readonly #settings: Pick<NotificationSettings, 'platformTeam' | 'quietHours'>;
  readonly #reports: GroupReports;
  readonly #desk: ApplicationDesk;
  readonly #sent: SentReminders;
  readonly #logger: LoggerService;
  readonly #now: () => number;

  constructor(options: {
    knex: Knex;
    notifications: NotificationService;
    settings: Pick<NotificationSettings, 'platformTeam' | 'quietHours'>;
    reports: GroupReports;
    desk: ApplicationDesk;
    sent: SentReminders;
    logger: LoggerService;
    now: () => number;
  }) {
    this.#knex = options.knex;
    this.#notifications = options.notifications;
    this.#settings = options.settings;
    this.#reports = options.reports;
    this.#desk = options.desk;
    this.#sent = options.sent;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /** Sends what has come due. A forum that fails does not keep the others. */
  async send(signal: AbortSignal): Promise<void> {
    if (this.#settings.quietHours?.includes(this.#now())) {
      return;
    }
    for (const id of await this.#reports.listForumIds()) {
      signal.throwIfAborted();
      const forum = await getForum({ knex: this.#knex, id });
      if (forum?.active) {
        await this.#sendOf(forum).catch(error =>
          this.#logger.warn(
            `Nobody could be reminded of applications on forum '${id}'; it is tried again`,
            toError(error),
          ),
        );
      }
    }
  }

  async #sendOf(forum: StoredForum): Promise<void> {
    const { report } = await this.#reports.get(forum.id);
    if (!report) {
      return;
    }
    const due = (await this.#desk.listDue(forum.id, report)).filter(
      ({ kind }) => kind !== BY_THE_PORTAL,
    );
    const unsent = await this.#sent.listUnsent(due);
    for (const reminders of groupByApplication(unsent)) {
      await this.#notify(forum, reminders);
    }
  }

  /** Of several that came due meanwhile, the last one says it all. */
  async #notify(
    forum: StoredForum,
    reminders: readonly Reminder[],
  ): Promise<void> {
    const last = reminders[reminders.length - 1];
    const { platformTeam } = this.#settings;
    const isLate = last.kind !== 'remind';
    const recipients = [
      ...new Set([...last.recipients, ...(isLate ? platformTeam : [])]),
    ];
    if (recipients.length > 0) {
      await this.#notifications.send({
        recipients: { type: 'entity', entityRef: recipients },
        payload: {
          title: `${forum.title}: ${last.sentence}`,
          severity: isLate ? 'high' : 'normal',
          topic: TOPIC,
          scope: `discourse:application:${last.applicationId}`,
          ...(forum.entityRef && {
            link: `${linkToForum(
              forum.entityRef,
            )}?view=groups&groups=applications`,
          }),
        },
      });
    }
    await this.#sent.save(reminders, { sentAtMs: this.#now() });
  }
}

function groupByApplication(reminders: readonly Reminder[]): Reminder[][] {
  const groups = new Map<string, Reminder[]>();
  for (const each of reminders) {
    const group = groups.get(each.applicationId) ?? [];
    groups.set(each.applicationId, [...group, each]);
  }
  return [...groups.values()];
}
