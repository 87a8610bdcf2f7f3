import type { RefreshResult } from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import type { StoredForum } from '../store/StoredForum';
import {
  requestCollection,
  type CollectionRequest,
} from '../store/requestCollection';

/** Asks the collector to look at a forum now, unless it was asked just before. */
export class RefreshOperation {
  readonly #knex: Knex;
  readonly #minIntervalMs: number;
  readonly #wakeCollector: () => void;
  readonly #now: () => number;

  constructor(options: {
    knex: Knex;
    minIntervalMs: number;
    wakeCollector: () => void;
    now: () => number;
  }) {
    this.#knex = options.knex;
    this.#minIntervalMs = options.minIntervalMs;
    this.#wakeCollector = options.wakeCollector;
    this.#now = options.now;
  }

  async refresh(forum: StoredForum): Promise<RefreshResult> {
    const { accepted, nextAllowedAtMs } = await this.#request(
      forum,
      this.#minIntervalMs,
    );
    return {
      result: accepted ? 'queued' : 'too-soon',
      nextAllowedAt: new Date(nextAllowedAtMs).toISOString(),
    };
  }

  /** After an operation: its effect is worth a look whenever the last was. */
  async showEffect(forum: StoredForum): Promise<void> {
    await this.#request(forum, 0);
  }

  async #request(
    forum: StoredForum,
    minIntervalMs: number,
  ): Promise<CollectionRequest> {
    const answer = await requestCollection({
      knex: this.#knex,
      id: forum.id,
      minIntervalMs,
      now: this.#now(),
    });
    if (answer.accepted) {
      this.#wakeCollector();
    }
    return answer;
  }
}
