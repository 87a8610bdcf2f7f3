import type { SignalApi } from '@backstage/plugin-signals-react';

/** Signals as the app has them, with a backend that is the test. */
export class TestSignals implements SignalApi {
  readonly #listeners = new Map<string, Set<(text: string) => void>>();

  readonly subscribe: SignalApi['subscribe'] = (channel, onMessage) => {
    const listeners = this.#listeners.get(channel) ?? new Set();
    const listener = (text: string) => onMessage(JSON.parse(text));
    this.#listeners.set(channel, listeners.add(listener));
    return { unsubscribe: () => listeners.delete(listener) };
  };

  send(channel: string, message: object) {
    for (const listener of this.#listeners.get(channel) ?? []) {
      listener(JSON.stringify(message));
    }
  }

  count(channel: string): number {
    return this.#listeners.get(channel)?.size ?? 0;
  }
}
