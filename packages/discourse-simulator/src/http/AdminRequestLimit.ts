const WINDOW_MS = 60_000;

/** Counts the API requests of a forum, over all its keys, in windows of a minute. */
export class AdminRequestLimit {
  readonly #clock: () => number;
  readonly #limit: number;
  #windowStart = Number.NEGATIVE_INFINITY;
  #used = 0;

  constructor(options: { clock: () => number; limit: number }) {
    this.#clock = options.clock;
    this.#limit = options.limit;
  }

  /** Takes one request; gives the seconds to wait when none is left. */
  take(): number | undefined {
    const now = this.#clock();
    if (now - this.#windowStart >= WINDOW_MS || now < this.#windowStart) {
      this.#windowStart = now;
      this.#used = 0;
    }
    if (this.#used < this.#limit) {
      this.#used += 1;
      return undefined;
    }
    return Math.max(1, Math.ceil((this.#windowStart + WINDOW_MS - now) / 1000));
  }
}
