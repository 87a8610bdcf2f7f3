import { DiscourseClient } from '@backstage-discourse/discourse-client';
import type { GuardedFetch } from './GuardedFetch';

/** Discourse's own administrator, whom the keys of the portal act as. */
const DEFAULT_USERNAME = 'system';

/** Makes clients for forums, all through the guarded `fetch`. */
export class ForumConnections {
  readonly #guardedFetch: GuardedFetch;
  readonly #maxBytes: number;

  constructor(options: { guardedFetch: GuardedFetch; maxBytes: number }) {
    this.#guardedFetch = options.guardedFetch;
    this.#maxBytes = options.maxBytes;
  }

  connect(options: {
    url: string;
    apiKey?: string;
    timeoutMs: number;
    /** Called before each request is sent. */
    onRequest?: () => void;
  }): DiscourseClient {
    const { url, apiKey, timeoutMs, onRequest } = options;
    const { fetch } = this.#guardedFetch;
    return new DiscourseClient({
      baseUrl: url,
      apiKey,
      apiUsername: DEFAULT_USERNAME,
      fetch: onRequest
        ? (target, init) => {
            onRequest();
            return fetch(target, init);
          }
        : fetch,
      timeoutMs,
      maxBytes: this.#maxBytes,
    });
  }
}
