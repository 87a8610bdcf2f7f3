import {
  DiscourseError,
  type FailedRequest,
  sentenceStart,
} from './DiscourseError';

/**
 * The answer is JSON, but a field that we use is missing or of another type.
 *
 * @public
 */
export class DiscourseUnexpectedShapeError extends DiscourseError {
  override readonly name = 'DiscourseUnexpectedShapeError';
  readonly kind = 'unexpected-shape';
  /** Path of the field, such as `groups[3].visibility_level`. */
  readonly field: string;

  constructor(
    request: FailedRequest,
    options: { field: string; fault: string },
  ) {
    const { field, fault } = options;
    const where = field ? `'${field}' of the answer` : 'the answer';
    super(`${sentenceStart(request)}: ${where} is not as expected: ${fault}.`, {
      request,
    });
    this.field = field;
  }
}
