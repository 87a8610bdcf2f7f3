import {
  DiscourseError,
  type FailedRequest,
  sentenceStart,
} from './DiscourseError';

/**
 * The forum answered with a redirect, which is never followed: it would drop
 * the method or carry the key to another place.
 *
 * @public
 */
export class DiscourseRedirectedError extends DiscourseError {
  override readonly name = 'DiscourseRedirectedError';
  readonly kind = 'redirected';
  /** Where to, without query and fragment; undefined if it is not a URL. */
  readonly target?: string;
  /** Path below the base address, if the redirect stays on the forum. */
  readonly forumPath?: string;

  constructor(
    request: FailedRequest,
    options: { target?: string; forumPath?: string } = {},
  ) {
    const { target, forumPath } = options;
    super(
      `${sentenceStart(request)}: the forum redirects to ` +
        `${target ?? 'an address that cannot be read'} (status ${
          request.status
        }), ` +
        'which is not followed. Use the canonical address of the forum.',
      { request },
    );
    this.target = target;
    this.forumPath = forumPath;
  }
}
