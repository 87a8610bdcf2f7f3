import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';
import { listAlerts } from '../store/listAlerts';
import { listNotices, saveNotices } from '../store/notices';
import { buildPayloads } from './buildPayloads';
import { compareNotices, PLATFORM, type AudienceNews } from './compareNotices';
import type { NotificationSettings } from './NotificationSettings';

/**
 * Tells owners and the platform team what is new and what is over. What was
 * told is in the database, so a restart repeats nothing. It is written after
 * the sending: a crash between the two sends again, with the same scope, which
 * replaces the first. An audience that can not be told is tried again next
 * time and keeps no other from being told.
 */
export class FindingNotifier {
  readonly #knex: Knex;
  readonly #notifications: NotificationService;
  readonly #settings: NotificationSettings;
  readonly #logger: LoggerService;
  readonly #now: () => number;

  constructor(options: {
    knex: Knex;
    notifications: NotificationService;
    settings: NotificationSettings;
    logger: LoggerService;
    now: () => number;
  }) {
    this.#knex = options.knex;
    this.#notifications = options.notifications;
    this.#settings = options.settings;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /** Tells everybody what they do not know yet. */
  async tell(options: { signal: AbortSignal }): Promise<void> {
    const { platformTeam, severity, settleMs } = this.#settings;
    const news = compareNotices({
      alerts: await listAlerts({
        knex: this.#knex,
        severity,
        heldSince: this.#now() - settleMs,
      }),
      notices: await listNotices({ knex: this.#knex }),
      platform: platformTeam.length > 0,
    });
    for (const each of news) {
      if (options.signal.aborted) {
        return;
      }
      await this.#tellAudience(this.#keepQuiet(each));
    }
  }

  /** In quiet hours only what is critical, if anything, can not wait. */
  #keepQuiet(news: AudienceNews): AudienceNews {
    const { quietHours, criticalAlways } = this.#settings;
    if (!quietHours?.includes(this.#now())) {
      return news;
    }
    return {
      ...news,
      told: criticalAlways
        ? news.told.filter(each => each.severity === 'critical')
        : [],
      cleared: [],
    };
  }

  async #tellAudience(news: AudienceNews): Promise<void> {
    const { audience, told, cleared } = news;
    const { platformTeam, digestFrom } = this.#settings;
    try {
      for (const payload of buildPayloads(news, { digestFrom })) {
        await this.#notifications.send({
          recipients: {
            type: 'entity',
            entityRef: audience === PLATFORM ? [...platformTeam] : audience,
          },
          payload,
        });
      }
      if (told.length + cleared.length > 0) {
        const now = this.#now();
        await saveNotices({ knex: this.#knex, audience, told, cleared, now });
      }
    } catch (error) {
      this.#logger.warn(
        `'${audience}' could not be notified of findings; it is tried again`,
        toError(error),
      );
    }
  }
}
