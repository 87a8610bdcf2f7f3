import type {
  DiscourseApi,
  ForumStatus,
} from '@backstage-discourse/plugin-discourse-common';
import { toError } from '@backstage/errors';
import type { SignalApi } from '@backstage/plugin-signals-react';
import { ForumWatcher } from './ForumWatcher';

/** Time between reads of the stored snapshot while somebody looks at it. */
export const READ_INTERVAL_MS = 15_000;
/** The same while signals tell when there is something to read. */
export const TOLD_INTERVAL_MS = 120_000;
/** The same while a new snapshot is expected any moment. */
export const EXPECTANT_INTERVAL_MS = 2_000;
/** How long a new snapshot is expected after a request for one. */
export const EXPECTATION_MS = 30_000;

/** What the page knows of a forum's stored status. */
export interface ForumStatusState {
  /** The last answer, kept while reading again or when that fails. */
  status?: ForumStatus;
  /** Why the last read failed; gone after the next one that succeeds. */
  error?: Error;
  isLoading: boolean;
  /** Whether a refresh was asked for and has not shown yet. */
  isExpecting: boolean;
}

/**
 * Reads the stored status of one forum for every component on the page that
 * asks, with one request at a time. It reads only while somebody is subscribed
 * and the document is visible; the last one to leave aborts what is under way.
 *
 * Where the app has signals, a read follows each one. They are trusted only as
 * long as they come: a read that had to wait for the clock brings back the
 * usual pace.
 */
export class ForumStatusStore {
  readonly #api: DiscourseApi;
  readonly #id: string;
  readonly #watcher: ForumWatcher | undefined;
  readonly #listeners = new Set<() => void>();
  #state: ForumStatusState = { isLoading: true, isExpecting: false };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | undefined;
  #isTold = false;
  #expectation: { since: string | undefined; until: number } | undefined;

  constructor(options: { api: DiscourseApi; id: string; signals?: SignalApi }) {
    const { api, id, signals } = options;
    this.#api = api;
    this.#id = id;
    const onChange = () => {
      this.#isTold = true;
      this.#read();
    };
    this.#watcher = signals && new ForumWatcher({ api, id, signals, onChange });
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      document.addEventListener('visibilitychange', this.#onVisibilityChange);
      this.#watcher?.start();
      this.#read();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        document.removeEventListener(
          'visibilitychange',
          this.#onVisibilityChange,
        );
        this.#watcher?.stop();
        this.#stop();
      }
    };
  };

  readonly getState = () => this.#state;

  /** Reads again now. */
  readonly reload = () => {
    this.#read();
  };

  /** Reads often until a snapshot newer than the present one appears. */
  readonly expectNews = () => {
    this.#expectation = {
      since: this.#state.status?.collectedAt,
      until: Date.now() + EXPECTATION_MS,
    };
    this.#update({ isExpecting: true });
    this.#read();
  };

  readonly #onVisibilityChange = () => {
    if (document.visibilityState === 'visible') {
      this.#watcher?.start();
      this.#read();
    } else {
      this.#watcher?.stop();
      clearTimeout(this.#timer);
    }
  };

  #stop() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#request = undefined;
  }

  async #read() {
    this.#stop();
    const request = new AbortController();
    this.#request = request;
    this.#update({ isLoading: true });
    try {
      const status = await this.#api.getForum(this.#id, {
        signal: request.signal,
      });
      if (!request.signal.aborted) {
        this.#update({ status, error: undefined, isLoading: false });
      }
    } catch (error) {
      if (!request.signal.aborted) {
        this.#update({ error: toError(error), isLoading: false });
      }
    }
    if (!request.signal.aborted) {
      this.#settleExpectation();
      this.#scheduleRead();
    }
  }

  #settleExpectation() {
    const expectation = this.#expectation;
    if (
      expectation &&
      (Date.now() >= expectation.until ||
        this.#state.status?.collectedAt !== expectation.since)
    ) {
      this.#expectation = undefined;
      this.#update({ isExpecting: false });
    }
  }

  #scheduleRead() {
    if (document.visibilityState !== 'visible') {
      return;
    }
    const expectant =
      this.#expectation || this.#state.status?.state === 'pending';
    const pause = this.#isTold ? TOLD_INTERVAL_MS : READ_INTERVAL_MS;
    this.#timer = setTimeout(
      () => {
        this.#isTold = false;
        this.#read();
      },
      expectant ? EXPECTANT_INTERVAL_MS : pause,
    );
  }

  #update(change: Partial<ForumStatusState>) {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
