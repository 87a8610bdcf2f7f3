import {
  DiscourseError,
  type FailedRequest,
  sentenceStart,
} from './DiscourseError';

/**
 * There is no such thing on the forum, or not for this user.
 *
 * @public
 */
export class DiscourseNotFoundError extends DiscourseError {
  override readonly name = 'DiscourseNotFoundError';
  readonly kind = 'not-found';

  constructor(request: FailedRequest) {
    super(
      `${sentenceStart(request)}: the forum has no such thing, or does not ` +
        `show it to this user (status ${request.status}).`,
      { request },
    );
  }
}
