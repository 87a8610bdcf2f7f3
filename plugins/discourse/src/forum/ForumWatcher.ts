import {
  forumSignalChannel,
  forumSignalSchema,
  type DiscourseApi,
} from '@backstage-discourse/plugin-discourse-common';
import type {
  SignalApi,
  SignalSubscriber,
} from '@backstage/plugin-signals-react';

/** A watch holds five minutes; it is asked for again well before. */
export const RENEW_MS = 4 * 60_000;

/** Has the backend tell this page when something new is known of a forum. */
export class ForumWatcher {
  readonly #api: DiscourseApi;
  readonly #signals: SignalApi;
  readonly #id: string;
  readonly #onChange: () => void;
  #subscriber: SignalSubscriber | undefined;
  #request: AbortController | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(options: {
    api: DiscourseApi;
    signals: SignalApi;
    id: string;
    onChange: () => void;
  }) {
    this.#api = options.api;
    this.#signals = options.signals;
    this.#id = options.id;
    this.#onChange = options.onChange;
  }

  start() {
    this.stop();
    const channel = forumSignalChannel(this.#id);
    this.#subscriber = this.#signals.subscribe(channel, message => {
      if (forumSignalSchema.safeParse(message).success) {
        this.#onChange();
      }
    });
    this.#timer = setInterval(() => this.#ask(), RENEW_MS);
    this.#ask();
  }

  stop() {
    clearInterval(this.#timer);
    this.#request?.abort();
    this.#subscriber?.unsubscribe();
    this.#subscriber = undefined;
  }

  async #ask() {
    this.#request?.abort();
    this.#request = new AbortController();
    const { signal } = this.#request;
    try {
      await this.#api.watchForum(this.#id, { signal });
    } catch {
      // The page reads at its own pace then, and the next attempt comes.
    }
  }
}
