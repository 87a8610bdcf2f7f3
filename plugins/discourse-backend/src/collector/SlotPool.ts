import { measureBusyness } from './measureBusyness';

/** A task that takes longer waits for a forum, unless we ourselves are busy. */
const SLOW_AFTER_MS = 500;
/** Share of the time from which tasks wait for us. */
const BUSY = 0.85;
/** How many slow tasks there may be for each slot. */
const SLOW_FACTOR = 4;

/**
 * Bounds how many tasks run at once. A task that turns out to be slow moves to
 * a lane of its own, which is bounded too, so that forums that hang do not
 * keep the others waiting.
 *
 * While the process is busy, as one that just started is, every task is slow.
 * To take on more then would make all of them slower still, until forums that
 * are well run out of time; so tasks keep their slots until there is air.
 */
export class SlotPool {
  readonly #size: number;
  readonly #slowAfterMs: number;
  readonly #startMeasuring: () => () => number;
  readonly #waiting = new Set<() => void>();
  #running = 0;
  #slow = 0;

  constructor(options: {
    size: number;
    slowAfterMs?: number;
    /** Gives what tells the share of the time since in which we were busy. */
    startMeasuring?: () => () => number;
  }) {
    this.#size = options.size;
    this.#slowAfterMs = options.slowAfterMs ?? SLOW_AFTER_MS;
    this.#startMeasuring = options.startMeasuring ?? measureBusyness;
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
    let timer: ReturnType<typeof setTimeout>;
    const watch = () => {
      const readBusyness = this.#startMeasuring();
      timer = setTimeout(() => {
        if (readBusyness() >= BUSY || this.#slow >= this.#size * SLOW_FACTOR) {
          watch();
          return;
        }
        slow = true;
        this.#running -= 1;
        this.#slow += 1;
        this.#notify();
      }, this.#slowAfterMs);
    };
    this.#running += 1;
    watch();
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
