/** A task that takes longer waits for a forum rather than for us. */
const SLOW_AFTER_MS = 500;
/** How many slow tasks there may be for each slot. */
const SLOW_FACTOR = 4;

/**
 * Bounds how many tasks run at once. A task that turns out to be slow moves to
 * a lane of its own, which is bounded too, so that forums that hang do not
 * keep the others waiting.
 */
export class SlotPool {
  readonly #size: number;
  readonly #slowAfterMs: number;
  readonly #waiting = new Set<() => void>();
  #running = 0;
  #slow = 0;

  constructor(options: { size: number; slowAfterMs?: number }) {
    this.#size = options.size;
    this.#slowAfterMs = options.slowAfterMs ?? SLOW_AFTER_MS;
  }

  get free(): number {
    return this.#size - this.#running;
  }

  /** Tasks that have not ended. */
  get active(): number {
    return this.#running + this.#slow;
  }

  /** Starts a task, which must not throw, in a free slot. */
  start(task: () => Promise<void>): void {
    let slow = false;
    this.#running += 1;
    const timer = setTimeout(() => {
      if (this.#slow < this.#size * SLOW_FACTOR) {
        slow = true;
        this.#running -= 1;
        this.#slow += 1;
        this.#notify();
      }
    }, this.#slowAfterMs);
    const end = () => {
      clearTimeout(timer);
      if (slow) {
        this.#slow -= 1;
      } else {
        this.#running -= 1;
      }
      this.#notify();
    };
    task().then(end, end);
  }

  /** Resolves when so many slots are free, or no task is left. */
  async whenFree(count: number): Promise<void> {
    while (this.free < count && this.active > 0) {
      await this.#whenChanged();
    }
  }

  /** Resolves when all tasks have ended. */
  async whenIdle(): Promise<void> {
    while (this.active > 0) {
      await this.#whenChanged();
    }
  }

  #whenChanged(): Promise<void> {
    return new Promise(resolve => this.#waiting.add(resolve));
  }

  #notify(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resolve of waiting) {
      resolve();
    }
  }
}
