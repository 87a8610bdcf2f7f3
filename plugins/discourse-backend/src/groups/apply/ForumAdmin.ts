import {
  DiscourseRateLimitedError,
  type DiscourseClient,
} from '@backstage-discourse/discourse-client';
import type { AdminPace } from './AdminPace';

/** A forum that refuses so often in a row has no room for us. */
const MAX_REFUSALS = 5;

/**
 * Calls a forum at its pace. A request that the limit refuses was not carried
 * out, so it is sent again when the forum allows it; nothing else is repeated.
 */
export class ForumAdmin {
  readonly #client: DiscourseClient;
  readonly #pace: AdminPace;

  constructor(options: { client: DiscourseClient; pace: AdminPace }) {
    this.#client = options.client;
    this.#pace = options.pace;
  }

  /** Makes a call that takes at most so many requests. */
  async call<T>(
    act: (client: DiscourseClient) => Promise<T>,
    options: { requests?: number; signal: AbortSignal },
  ): Promise<T> {
    const { requests = 1, signal } = options;
    for (let refusals = 0; ; refusals += 1) {
      await this.#pace.ready(requests, signal);
      try {
        return await act(this.#client);
      } catch (error) {
        if (
          !(error instanceof DiscourseRateLimitedError) ||
          refusals === MAX_REFUSALS
        ) {
          throw error;
        }
        this.#pace.block(error.retryAfterMs);
      }
    }
  }

  /** How long so many further requests take. */
  estimateMs(requests: number): number {
    return this.#pace.estimateMs(requests);
  }
}
