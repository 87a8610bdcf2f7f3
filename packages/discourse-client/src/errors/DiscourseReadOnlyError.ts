import {
  DiscourseError,
  type FailedRequest,
  sentenceStart,
} from './DiscourseError';

/**
 * The forum is in read-only mode and refuses to write.
 *
 * @public
 */
export class DiscourseReadOnlyError extends DiscourseError {
  override readonly name = 'DiscourseReadOnlyError';
  readonly kind = 'read-only';

  constructor(request: FailedRequest) {
    super(
      `${sentenceStart(request)}: the forum is in read-only mode ` +
        `(status ${request.status}).`,
      { request },
    );
  }
}
