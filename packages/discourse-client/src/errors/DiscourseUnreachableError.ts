import {
  DiscourseError,
  type FailedRequest,
  sentenceStart,
} from './DiscourseError';

/**
 * No complete answer came: the name does not resolve, the connection was
 * refused or broke, or the given `fetch` refused to connect (see `cause`).
 *
 * @public
 */
export class DiscourseUnreachableError extends DiscourseError {
  override readonly name = 'DiscourseUnreachableError';
  readonly kind = 'unreachable';
  /** System error code, such as `ECONNREFUSED`. */
  readonly code?: string;

  constructor(
    request: FailedRequest,
    options: { code?: string; cause?: unknown } = {},
  ) {
    const { code, cause } = options;
    const what =
      request.status === undefined
        ? 'the forum could not be reached'
        : `the connection broke while the answer (status ${request.status}) was read`;
    const why = code ? ` (${code})` : '';
    super(`${sentenceStart(request)}: ${what}${why}.`, { request, cause });
    this.code = code;
  }
}
