import {
  DiscourseError,
  type FailedRequest,
  sentenceStart,
} from './DiscourseError';

/**
 * The answer exceeds the size limit; reading stopped there.
 *
 * @public
 */
export class DiscourseTooLargeError extends DiscourseError {
  override readonly name = 'DiscourseTooLargeError';
  readonly kind = 'too-large';
  readonly maxBytes: number;

  constructor(request: FailedRequest, options: { maxBytes: number }) {
    const { maxBytes } = options;
    super(
      `${sentenceStart(request)}: the answer is larger than ${maxBytes} bytes.`,
      { request },
    );
    this.maxBytes = maxBytes;
  }
}
