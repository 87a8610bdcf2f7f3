import {
  DiscourseError,
  type FailedRequest,
  sentenceStart,
} from './DiscourseError';

/**
 * The answer was not complete within the time limit.
 *
 * @public
 */
export class DiscourseTimedOutError extends DiscourseError {
  override readonly name = 'DiscourseTimedOutError';
  readonly kind = 'timed-out';
  readonly timeoutMs: number;

  constructor(request: FailedRequest, options: { timeoutMs: number }) {
    const { timeoutMs } = options;
    super(
      `${sentenceStart(request)}: no complete answer within ${timeoutMs} ms.`,
      { request },
    );
    this.timeoutMs = timeoutMs;
  }
}
