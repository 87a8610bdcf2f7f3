import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  forumSignalChannel,
  type ForumSignal,
} from '@backstage-discourse/plugin-discourse-common';
import type { ForumWatches } from './ForumWatches';

/**
 * Tells those who watch a forum that something new is stored. It may fail: an
 * open page reads again by itself, only later.
 */
export class ForumSignals {
  readonly #watches: ForumWatches;
  readonly #signals: SignalsService;
  readonly #logger: LoggerService;

  constructor(options: {
    watches: ForumWatches;
    signals: SignalsService;
    logger: LoggerService;
  }) {
    this.#watches = options.watches;
    this.#signals = options.signals;
    this.#logger = options.logger;
  }

  /** Never throws, so that collecting does not depend on it. */
  async announce(forumIds: readonly string[]): Promise<void> {
    try {
      const watchers = await this.#watches.list(forumIds);
      for (const [forumId, entityRef] of watchers) {
        await this.#signals.publish<ForumSignal>({
          recipients: { type: 'user', entityRef },
          channel: forumSignalChannel(forumId),
          message: { changed: true },
        });
      }
    } catch (error) {
      this.#logger.warn(
        'Open pages could not be told of what was collected; they read it a little later',
        toError(error),
      );
    }
  }
}
