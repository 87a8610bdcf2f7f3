/** How many are kept if nothing else is said. */
const MAX_RESULTS = 500;

interface Entry<T> {
  atMs: number;
  result: Promise<T>;
  /** What is to take its place. */
  next?: Entry<T>;
}

/**
 * Gives the same question the same answer for a moment, so that many who look
 * at one fleet have it counted once. Who asks together waits for one answer,
 * and nobody waits where there is one yet: a new one is sought once half of
 * its time is over. A failure is told to those who wait and then forgotten.
 */
export class RecentResults<T> {
  readonly #maxAgeMs: number;
  readonly #maxResults: number;
  readonly #now: () => number;
  readonly #results = new Map<string, Entry<T>>();

  constructor(options: {
    /** None is kept at 0. */
    maxAgeMs: number;
    /** How many are kept at once, one for each key. */
    maxResults?: number;
    now: () => number;
  }) {
    this.#maxAgeMs = options.maxAgeMs;
    this.#maxResults = options.maxResults ?? MAX_RESULTS;
    this.#now = options.now;
  }

  /** The key must tell apart all that the answer depends on. */
  get(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#results.get(key);
    if (known && this.#isYounger(known, this.#maxAgeMs / 2)) {
      return known.result;
    }
    const next = known?.next ?? { atMs: this.#now(), result: ask() };
    if (known && this.#isYounger(known, this.#maxAgeMs)) {
      this.#replaceLater(key, { known, next });
      return known.result;
    }
    if (this.#maxAgeMs > 0) {
      this.#keep(key, next);
    }
    return next.result;
  }

  /** A clock that was put back must not keep an answer for long. */
  #isYounger({ atMs }: Entry<T>, maxAgeMs: number): boolean {
    const ageMs = this.#now() - atMs;
    return ageMs >= 0 && ageMs < maxAgeMs;
  }

  #replaceLater(
    key: string,
    { known, next }: Record<'known' | 'next', Entry<T>>,
  ) {
    if (known.next === next) {
      return;
    }
    known.next = next;
    next.result.then(
      () => {
        if (this.#results.get(key) === known) {
          this.#keep(key, next);
        }
      },
      () => {
        known.next = undefined;
      },
    );
  }

  #keep(key: string, entry: Entry<T>): void {
    this.#results.delete(key);
    this.#results.set(key, entry);
    entry.result.catch(() => {
      if (this.#results.get(key) === entry) {
        this.#results.delete(key);
      }
    });
    const [oldest] = this.#results.keys();
    if (this.#results.size > this.#maxResults) {
      this.#results.delete(oldest);
    }
  }
}
