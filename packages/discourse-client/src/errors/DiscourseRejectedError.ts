import {
  DiscourseError,
  type FailedRequest,
  sentenceStart,
} from './DiscourseError';

/**
 * The forum understood the request and refuses it: a value is not valid, or
 * the operation is not possible now. Can come with status 200.
 *
 * @public
 */
export class DiscourseRejectedError extends DiscourseError {
  override readonly name = 'DiscourseRejectedError';
  readonly kind = 'rejected';
  /**
   * The forum's own sentences, in the language of the forum, shortened. Good
   * to show to a person, not to decide anything on.
   */
  readonly reasons: readonly string[];
  /** Set where the forum asks what to do with so many existing users. */
  readonly userCount?: number;

  constructor(
    request: FailedRequest,
    options: { reasons: readonly string[]; userCount?: number },
  ) {
    const { reasons, userCount } = options;
    super(
      `${sentenceStart(request)}: the forum rejects the request ` +
        `(status ${request.status}).`,
      { request },
    );
    this.reasons = reasons;
    this.userCount = userCount;
  }
}
