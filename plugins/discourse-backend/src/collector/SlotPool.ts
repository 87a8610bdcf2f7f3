import { measureBusyness } from './measureBusyness';

/** A task that takes longer waits for a forum, unless we ourselves are busy. */
const SLOW_AFTER_MS = 500;
/** Looks at a task in that time. */
const LOOKS = 5;
/** Share of the time from which tasks wait for us. */
const BUSY = 0.85;
/** How many tasks may have stepped aside for each slot. */
const ASIDE_FACTOR = 4;
/** So many times as long as is usual, it is the forum that is slow. */
const UNUSUAL = 2;
/** Weights of a task that took longer than is usual, and of one that did not. */
const RISE = 0.3;
const FALL = 0.03;

/**
 * Bounds how many tasks run at once. A task that only waits steps aside, into
 * a lane that is bounded too, so that it keeps no other from its slot: by
 * itself, when it has read its forum, or when it turns out to be slow, as it
 * is where a forum hangs.
 *
 * While the process is busy, as one that just started is, every task is slow.
 * To take on more then would make all of them slower still, until forums that
 * are well run out of time; so tasks keep their slots until there is air, or
 * until they have taken much longer than the others do.
 */
export class SlotPool {
  readonly #size: number;
  readonly #slowAfterMs: number;
  readonly #startMeasuring: () => () => number;
  readonly #waiting = new Set<() => void>();
  #running = 0;
  #aside = 0;
  /** For how long nearly all tasks need their slots. */
  #usualMs: number | undefined;

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
    return this.#running + this.#aside;
  }

  /**
   * Starts a task, which must not throw, in a free slot. The task says once
   * when all that is left is to wait, from which is learnt what is usual.
   */
  start(task: (onWaiting: () => void) => Promise<void>): void {
    const startedAt = performance.now();
    const elapsedMs = () => performance.now() - startedAt;
    const readBusyness = this.#startMeasuring();
    let aside = false;
    const stepAside = () => {
      if (!aside && this.#aside < this.#size * ASIDE_FACTOR) {
        aside = true;
        this.#running -= 1;
        this.#aside += 1;
        this.#notify();
      }
    };
    const looks = setInterval(() => {
      if (this.#isSlow(elapsedMs(), readBusyness)) {
        stepAside();
      }
      if (aside) {
        clearInterval(looks);
      }
    }, this.#slowAfterMs / LOOKS);
    const onWaiting = () => {
      if (!aside) {
        this.#learn(elapsedMs());
        stepAside();
      }
    };
    const onEnd = () => {
      clearInterval(looks);
      if (aside) {
        this.#aside -= 1;
      } else {
        this.#running -= 1;
      }
      this.#notify();
    };
    this.#running += 1;
    task(onWaiting).then(onEnd, onEnd);
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

  #isSlow(ms: number, readBusyness: () => number): boolean {
    const isUnusual =
      this.#usualMs !== undefined && ms >= UNUSUAL * this.#usualMs;
    return isUnusual || (ms >= this.#slowAfterMs && readBusyness() < BUSY);
  }

  #learn(ms: number): void {
    const usual = this.#usualMs ?? ms;
    this.#usualMs = usual + (ms > usual ? RISE : FALL) * (ms - usual);
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
