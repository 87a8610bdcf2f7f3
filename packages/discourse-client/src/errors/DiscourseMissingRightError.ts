import {
  DiscourseError,
  type FailedRequest,
  sentenceStart,
} from './DiscourseError';

/**
 * Why the right is missing.
 *
 * @public
 */
export type MissingRightReason =
  | 'no-key'
  | 'key-too-weak'
  | 'refused-before-discourse';

const REASONS: Record<MissingRightReason, string> = {
  'no-key': 'it needs an API key, and none is configured',
  'key-too-weak':
    'the API key is valid, but its scopes or its user do not allow this',
  'refused-before-discourse':
    'something in front of Discourse, such as a proxy, refused the request',
};

/**
 * The request is not allowed, although the key (if there is one) is not known
 * to be bad.
 *
 * @public
 */
export class DiscourseMissingRightError extends DiscourseError {
  override readonly name = 'DiscourseMissingRightError';
  readonly kind = 'missing-right';
  readonly reason: MissingRightReason;

  constructor(request: FailedRequest, options: { reason: MissingRightReason }) {
    const { reason } = options;
    const status =
      request.status === undefined ? '' : ` (status ${request.status})`;
    super(`${sentenceStart(request)}: ${REASONS[reason]}${status}.`, {
      request,
    });
    this.reason = reason;
  }
}
