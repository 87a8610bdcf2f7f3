import {
  DiscourseError,
  type FailedRequest,
  sentenceStart,
} from './DiscourseError';

/**
 * The forum answered with success, but not with JSON: a page, an empty body,
 * or JSON that ends in the middle.
 *
 * @public
 */
export class DiscourseNotJsonError extends DiscourseError {
  override readonly name = 'DiscourseNotJsonError';
  readonly kind = 'not-json';
  /** Media type of the answer, such as `text/html`. */
  readonly mediaType?: string;

  constructor(request: FailedRequest, options: { mediaType?: string } = {}) {
    const { mediaType } = options;
    super(
      `${sentenceStart(request)}: the answer (status ${request.status}, ` +
        `${mediaType ?? 'no media type'}) is not well-formed JSON.`,
      { request },
    );
    this.mediaType = mediaType;
  }
}
