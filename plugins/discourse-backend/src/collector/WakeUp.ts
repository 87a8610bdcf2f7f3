/** Lets a loop sleep until somebody has work for it. */
export class WakeUp {
  #notified = false;
  #resolve: (() => void) | undefined;

  /** Ends the present wait, or the next one if there is none. */
  notify(): void {
    this.#notified = true;
    this.#resolve?.();
  }

  /** Resolves when notified, when aborted, or when the time is up. */
  async wait(options: {
    timeoutMs: number;
    signal: AbortSignal;
  }): Promise<void> {
    const { timeoutMs, signal } = options;
    if (!this.#notified && !signal.aborted) {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, timeoutMs);
        this.#resolve = () => {
          clearTimeout(timer);
          resolve();
        };
        signal.addEventListener('abort', this.#resolve, { once: true });
      });
      if (this.#resolve) {
        signal.removeEventListener('abort', this.#resolve);
      }
      this.#resolve = undefined;
    }
    this.#notified = false;
  }
}
