const WINDOW_MS = 60 * 1000;

/**
 * Counts admin requests to one forum within a minute. All API keys of a forum
 * share 60 of them, and its people need some, too.
 */
export class AdminBudget {
  readonly #limit: number;
  readonly #startedAtMs: number;
  #used: number;

  constructor(options: {
    limit: number;
    stored: { startedAtMs?: number; used: number };
    now: number;
  }) {
    const { limit, stored, now } = options;
    const running =
      stored.startedAtMs !== undefined &&
      now - stored.startedAtMs < WINDOW_MS &&
      now >= stored.startedAtMs;
    this.#limit = limit;
    this.#startedAtMs = running ? stored.startedAtMs ?? now : now;
    this.#used = running ? stored.used : 0;
  }

  /** Takes the cost of a read, if that much is left. */
  spend(cost: number): boolean {
    if (this.#used + cost > this.#limit) {
      return false;
    }
    this.#used += cost;
    return true;
  }

  /** What to store until the next collection. */
  get state(): { startedAtMs: number; used: number } {
    return { startedAtMs: this.#startedAtMs, used: this.#used };
  }
}
