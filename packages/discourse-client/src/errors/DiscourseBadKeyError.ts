import {
  DiscourseError,
  type FailedRequest,
  sentenceStart,
} from './DiscourseError';

/**
 * The forum does not accept the key: wrong, revoked, bound to another or a
 * suspended user, or not allowed from this address.
 *
 * @public
 */
export class DiscourseBadKeyError extends DiscourseError {
  override readonly name = 'DiscourseBadKeyError';
  readonly kind = 'bad-key';

  constructor(request: FailedRequest) {
    super(
      `${sentenceStart(request)}: the forum does not accept the API key ` +
        `(status ${request.status}). It may be revoked, belong to another or a ` +
        'suspended user, or not be allowed from this address.',
      { request },
    );
  }
}
