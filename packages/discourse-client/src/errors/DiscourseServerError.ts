import {
  DiscourseError,
  type FailedRequest,
  sentenceStart,
} from './DiscourseError';

/**
 * The forum, or a proxy in front of it, failed.
 *
 * @public
 */
export class DiscourseServerError extends DiscourseError {
  override readonly name = 'DiscourseServerError';
  readonly kind = 'server-error';
  /** How long to wait, if the server said so. */
  readonly retryAfterMs?: number;

  constructor(request: FailedRequest, options: { retryAfterMs?: number } = {}) {
    const { retryAfterMs } = options;
    super(
      `${sentenceStart(request)}: the forum, or a proxy in front of it, ` +
        `answered with status ${request.status}.`,
      { request },
    );
    this.retryAfterMs = retryAfterMs;
  }
}
