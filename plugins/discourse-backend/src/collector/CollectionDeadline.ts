import type { ExplainedProblem } from '../access/explainProblem';
import { formatSpan } from '../findings/words';

/** Ends a collection when its time is up or when the process stops. */
export class CollectionDeadline {
  readonly #controller = new AbortController();
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #stop: AbortSignal;
  readonly #timeoutMs: number;
  readonly #onStop = () => this.#controller.abort(this.#stop.reason);

  constructor(options: { timeoutMs: number; stop: AbortSignal }) {
    const { timeoutMs, stop } = options;
    this.#timeoutMs = timeoutMs;
    this.#stop = stop;
    this.#timer = setTimeout(() => this.#controller.abort(), timeoutMs);
    stop.addEventListener('abort', this.#onStop, { once: true });
    if (stop.aborted) {
      this.#onStop();
    }
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The problem of parts that the time did not suffice for. */
  readonly problem = (): ExplainedProblem | undefined =>
    this.#stop.aborted
      ? undefined
      : {
          kind: 'timed-out',
          message: `The forum took longer than ${formatSpan(
            this.#timeoutMs,
          )} for all its parts.`,
        };

  dispose(): void {
    clearTimeout(this.#timer);
    this.#stop.removeEventListener('abort', this.#onStop);
  }
}
