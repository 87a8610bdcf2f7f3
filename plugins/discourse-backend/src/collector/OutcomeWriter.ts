import type { Knex } from 'knex';
import type { ForumOutcome } from '../store/ForumOutcome';
import { isDataRefused } from '../store/isDataRefused';
import { saveOutcomes } from '../store/saveOutcomes';
import { WakeUp } from './WakeUp';

/** Bounds the size of a transaction and the number of its bindings. */
const MAX_BATCH = 50;
/**
 * How long an outcome waits for others. A transaction costs a write to the
 * disk, whether it holds one forum or fifty.
 */
const LINGER_MS = 50;

/** An outcome and who waits for it. */
interface PendingOutcome {
  outcome: ForumOutcome;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Pauses between attempts to store a batch: long enough for a database that
 * starts again, short enough for the leases.
 */
const RETRY_PAUSES_MS = [250, 500, 1000, 2000, 4000, 8000];

/**
 * Stores outcomes in batches. While the database is away they wait for it. An
 * outcome that it refuses neither takes others with it nor lets them wait.
 */
export class OutcomeWriter {
  readonly #knex: Knex;
  readonly #signal: AbortSignal;
  readonly #onStored: (forumIds: string[]) => unknown;
  readonly #pending: PendingOutcome[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing = false;

  constructor(options: {
    knex: Knex;
    /** Ends the waiting for a database that is away. */
    signal: AbortSignal;
    /** Hears of forums whose outcomes were stored; must not throw. */
    onStored?: (forumIds: string[]) => unknown;
  }) {
    this.#knex = options.knex;
    this.#signal = options.signal;
    this.#onStored = options.onStored ?? (() => {});
  }

  /** Resolves when the outcome is stored. */
  write(outcome: ForumOutcome): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#pending.push({ outcome, resolve, reject });
      if (this.#pending.length >= MAX_BATCH) {
        this.#flush();
      } else {
        this.#timer ??= setTimeout(() => this.#flush(), LINGER_MS);
      }
    });
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#writing) {
      this.#writing = true;
      this.#writeAll();
    }
  }

  async #writeAll(): Promise<void> {
    while (this.#pending.length > 0) {
      const batch = this.#pending.splice(0, MAX_BATCH);
      await this.#store(batch);
    }
    this.#writing = false;
  }

  async #store(batch: readonly PendingOutcome[]): Promise<void> {
    for (const pauseMs of RETRY_PAUSES_MS) {
      try {
        await this.#save(batch);
        return;
      } catch (error) {
        if (isDataRefused(error)) {
          break;
        }
        await this.#pause(pauseMs);
      }
    }
    for (const each of batch) {
      try {
        await this.#save([each]);
      } catch (error) {
        each.reject(error);
      }
    }
  }

  async #save(batch: readonly PendingOutcome[]): Promise<void> {
    const stored = await saveOutcomes({
      knex: this.#knex,
      outcomes: batch.map(({ outcome }) => outcome),
    });
    for (const { resolve } of batch) {
      resolve();
    }
    this.#onStored(stored);
  }

  /** Ends early when the process stops. */
  #pause(pauseMs: number): Promise<void> {
    return new WakeUp().wait({ timeoutMs: pauseMs, signal: this.#signal });
  }
}
