import { type Answer, sniffJson } from '../transport/Answer';
import type { Transport, TransportRequest } from '../transport/Transport';
import { isDowngraded } from './isDowngraded';

/** What the forum says about the key itself. */
export type KeyVerdict = 'accepted' | 'refused' | 'unknown';

/** The request that any valid key may make, whatever its scopes are. */
export const KEY_SCOPES_REQUEST = {
  method: 'GET',
  path: ['session', 'scopes'],
  withKey: true,
} as const satisfies TransportRequest;

/** Long enough for all parts of one collection, short enough to forget. */
const VERDICT_LIFETIME_MS = 60_000;

/**
 * Finds out whether the forum accepts the key at all.
 *
 * Discourse answers 404 on administration routes, and 403 elsewhere, both for
 * a bad key and for a key that is not allowed to do this. One question answers
 * all callers that ask within a minute, so that several failing parts do not
 * spend the forum's request budget.
 */
export class KeyCheck {
  readonly #transport: Transport;
  readonly #now: () => number;
  #latest?: { verdict: Promise<KeyVerdict>; askedAt: number };

  constructor(options: { transport: Transport; now: () => number }) {
    this.#transport = options.transport;
    this.#now = options.now;
  }

  async check(options: { signal?: AbortSignal }): Promise<KeyVerdict> {
    const { signal } = options;
    signal?.throwIfAborted();
    const now = this.#now();
    if (!this.#latest || now - this.#latest.askedAt >= VERDICT_LIFETIME_MS) {
      const asked = { verdict: this.#ask(), askedAt: now };
      this.#latest = asked;
      void asked.verdict.then(verdict => {
        if (verdict === 'unknown' && this.#latest === asked) {
          this.#latest = undefined;
        }
      });
    }
    return waitFor(this.#latest.verdict, signal);
  }

  /** Not bound to a caller's signal, because other callers wait for it too. */
  async #ask(): Promise<KeyVerdict> {
    try {
      return judgeAnswer(await this.#transport.exchange(KEY_SCOPES_REQUEST));
    } catch {
      return 'unknown';
    }
  }
}

function judgeAnswer(answer: Answer): KeyVerdict {
  if (isDowngraded(answer)) {
    return 'unknown';
  }
  if (answer.status === 401) {
    return 'refused';
  }
  // A page or plain text is a proxy's verdict, not the forum's.
  if (!sniffJson(answer)) {
    return 'unknown';
  }
  switch (answer.status) {
    case 200:
      return 'accepted';
    case 403:
      return 'refused';
    default:
      return 'unknown';
  }
}

function waitFor<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) {
    return promise;
  }
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', onAbort);
    });
  });
}
