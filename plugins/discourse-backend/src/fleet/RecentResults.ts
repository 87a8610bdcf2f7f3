/** Results that are kept at once, one for each set of conditions. */
const MAX_RESULTS = 500;

/**
 * Gives the same question the same answer for a moment, so that many who look
 * at one fleet have it counted once. Who asks together waits for one answer; a
 * failure is told to those who wait and then forgotten.
 */
export class RecentResults<T> {
  readonly #maxAgeMs: number;
  readonly #now: () => number;
  readonly #results = new Map<string, { atMs: number; result: Promise<T> }>();

  constructor(options: {
    /** None is kept at 0. */
    maxAgeMs: number;
    now: () => number;
  }) {
    this.#maxAgeMs = options.maxAgeMs;
    this.#now = options.now;
  }

  /** The key must tell apart all that the answer depends on. */
  get(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#results.get(key);
    const ageMs = known ? this.#now() - known.atMs : NaN;
    // A clock that was put back must not keep an answer for long.
    if (known && ageMs >= 0 && ageMs < this.#maxAgeMs) {
      return known.result;
    }
    const result = ask();
    if (this.#maxAgeMs > 0) {
      this.#keep(key, result);
    }
    return result;
  }

  #keep(key: string, result: Promise<T>): void {
    const entry = { atMs: this.#now(), result };
    this.#results.delete(key);
    this.#results.set(key, entry);
    result.catch(() => {
      if (this.#results.get(key) === entry) {
        this.#results.delete(key);
      }
    });
    const [oldest] = this.#results.keys();
    if (this.#results.size > MAX_RESULTS) {
      this.#results.delete(oldest);
    }
  }
}
