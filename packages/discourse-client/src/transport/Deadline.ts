/**
 * Aborts when the time is up or when the caller aborts. Unlike
 * `AbortSignal.any` it leaves nothing behind on a long-lived caller's signal
 * once it is disposed.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #callerSignal?: AbortSignal;
  readonly #onCallerAbort: () => void;
  #expired = false;

  constructor(options: { timeoutMs: number; signal?: AbortSignal }) {
    const { timeoutMs, signal } = options;
    this.#callerSignal = signal;
    this.#onCallerAbort = () => this.#controller.abort(signal?.reason);
    this.#timer = setTimeout(() => {
      this.#expired = true;
      this.#controller.abort();
    }, timeoutMs);
    signal?.addEventListener('abort', this.#onCallerAbort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether the time is up. */
  get expired(): boolean {
    return this.#expired;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#callerSignal?.removeEventListener('abort', this.#onCallerAbort);
  }
}
