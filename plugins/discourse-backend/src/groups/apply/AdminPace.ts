const WINDOW_MS = 60_000;

/** Waits, unless the signal aborts it. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/**
 * Keeps the admin requests to one forum below its limit. Discourse counts in
 * fixed minutes that we do not see, so this counts the last 60 seconds, which
 * is at most as many in any of its minutes.
 */
export class AdminPace {
  readonly #limit: number;
  readonly #now: () => number;
  readonly #wait: Wait;
  #sentAtMs: number[] = [];
  #blockedUntilMs = 0;

  constructor(options: { limit: number; now: () => number; wait: Wait }) {
    this.#limit = options.limit;
    this.#now = options.now;
    this.#wait = options.wait;
  }

  /** Notes a request that is being sent. */
  count(): void {
    this.#sentAtMs.push(this.#now());
  }

  /** The forum wants to be left alone for so long. */
  block(ms: number): void {
    this.#blockedUntilMs = Math.max(this.#blockedUntilMs, this.#now() + ms);
  }

  /** Resolves when so many requests may be sent; rejects when aborted. */
  async ready(requests: number, signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const ms = this.#waitMs(Math.min(requests, this.#limit));
      if (ms <= 0) {
        return;
      }
      await this.#wait(ms, signal);
    }
  }

  /** How long so many further requests take at this pace. */
  estimateMs(requests: number): number {
    const free = Math.max(0, this.#limit - this.#recent().length);
    const windows = Math.ceil(Math.max(0, requests - free) / this.#limit);
    return Math.max(windows * WINDOW_MS, this.#blockedUntilMs - this.#now(), 0);
  }

  #recent(): number[] {
    const since = this.#now() - WINDOW_MS;
    this.#sentAtMs = this.#sentAtMs.filter(at => at > since);
    return this.#sentAtMs;
  }

  #waitMs(requests: number): number {
    const now = this.#now();
    if (this.#blockedUntilMs > now) {
      return this.#blockedUntilMs - now;
    }
    const recent = this.#recent();
    const excess = recent.length + requests - this.#limit;
    // The oldest requests have to leave the window first.
    return excess <= 0 ? 0 : recent[excess - 1] + WINDOW_MS - now;
  }
}
