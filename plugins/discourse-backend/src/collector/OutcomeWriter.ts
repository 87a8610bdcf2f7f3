import type { Knex } from 'knex';
import type { ForumOutcome } from '../store/ForumOutcome';
import { saveOutcomes } from '../store/saveOutcomes';

/** Bounds the size of a transaction and the number of its bindings. */
const MAX_BATCH = 50;
/**
 * How long an outcome waits for others. A transaction costs a write to the
 * disk, whether it holds one forum or fifty.
 */
const LINGER_MS = 50;

/** Stores outcomes in batches. */
export class OutcomeWriter {
  readonly #knex: Knex;
  readonly #pending: Array<{
    outcome: ForumOutcome;
    resolve: () => void;
    reject: (error: unknown) => void;
  }> = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing = false;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
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
      try {
        await saveOutcomes({
          knex: this.#knex,
          outcomes: batch.map(({ outcome }) => outcome),
        });
        for (const { resolve } of batch) {
          resolve();
        }
      } catch (error) {
        for (const { reject } of batch) {
          reject(error);
        }
      }
    }
    this.#writing = false;
  }
}
