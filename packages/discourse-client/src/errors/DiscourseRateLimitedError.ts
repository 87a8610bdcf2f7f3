import {
  DiscourseError,
  type FailedRequest,
  sentenceStart,
} from './DiscourseError';

/**
 * The forum asks us to slow down: a limit is exceeded, or the forum is so
 * loaded that it ignored the key and answered as to an anonymous visitor.
 *
 * @public
 */
export class DiscourseRateLimitedError extends DiscourseError {
  override readonly name = 'DiscourseRateLimitedError';
  readonly kind = 'rate-limited';
  /** How long to wait before the next request to this forum. */
  readonly retryAfterMs: number;
  /** Whether the key was ignored under load instead of answered with 429. */
  readonly downgraded: boolean;

  constructor(
    request: FailedRequest,
    options: { retryAfterMs: number; downgraded?: boolean },
  ) {
    const { retryAfterMs, downgraded = false } = options;
    const what = downgraded
      ? 'the forum is overloaded and treated the request as anonymous'
      : 'the forum limits how many requests it takes';
    super(
      `${sentenceStart(request)}: ${what} (status ${request.status}). ` +
        `Try again in ${Math.ceil(retryAfterMs / 1000)} s.`,
      { request },
    );
    this.retryAfterMs = retryAfterMs;
    this.downgraded = downgraded;
  }
}
