import {
  type AnyDiscourseError,
  DiscourseBadKeyError,
  DiscourseMissingRightError,
  DiscourseNotFoundError,
  DiscourseRateLimitedError,
  DiscourseReadOnlyError,
  DiscourseRejectedError,
  DiscourseServerError,
} from '../errors';
import { type Answer, sniffJson } from '../transport/Answer';
import type { Redact } from '../transport/redact';
import { chooseRetryMs, parseRetryAfter } from '../transport/retryAfter';
import { readFailureBody } from './failureBody';
import { isDowngraded } from './isDowngraded';
import type { KeyVerdict } from './KeyCheck';

/** What is needed to tell why an answer is no success. */
export interface RefusalContext {
  redact: Redact;
  /** Whether the route hides behind 404 from those who may not use it. */
  hidesBehindNotFound: boolean;
  /** Asks the forum about the key; called only where that decides. */
  checkKey: () => Promise<KeyVerdict>;
}

/** Turns an answer that is no success into the error that says why. */
export async function explainRefusal(
  answer: Answer,
  context: RefusalContext,
): Promise<AnyDiscourseError> {
  const { request, status, headers } = answer;
  const body = readFailureBody(answer, context);
  if (status === 429) {
    return new DiscourseRateLimitedError(request, {
      retryAfterMs: chooseRetryMs(headers, body?.waitSeconds),
    });
  }
  if (status === 503 && body?.errorType === 'read_only') {
    return new DiscourseReadOnlyError(request);
  }
  if (status >= 500) {
    return new DiscourseServerError(request, {
      retryAfterMs: parseRetryAfter(headers),
    });
  }
  if (isDowngraded(answer)) {
    return downgradedError(answer);
  }
  if (status === 401 || status === 403) {
    return explainForbidden(answer, context);
  }
  if (status === 404) {
    return explainNotFound(answer, context);
  }
  return new DiscourseRejectedError(request, {
    reasons: body?.reasons ?? [],
    userCount: body?.userCount,
  });
}

/** For answers, of success or not, that were given to nobody in particular. */
export function downgradedError(answer: Answer): DiscourseRateLimitedError {
  return new DiscourseRateLimitedError(answer.request, {
    retryAfterMs: chooseRetryMs(answer.headers, undefined),
    downgraded: true,
  });
}

async function explainForbidden(
  answer: Answer,
  context: RefusalContext,
): Promise<AnyDiscourseError> {
  const { request, keySent, status } = answer;
  if (!keySent) {
    return new DiscourseMissingRightError(request, { reason: 'no-key' });
  }
  const verdict = await context.checkKey();
  if (verdict === 'accepted') {
    return new DiscourseMissingRightError(request, { reason: 'key-too-weak' });
  }
  // Discourse refuses in JSON and never with 401. A page or plain text comes
  // from a proxy or its block lists, and then the key is not to blame.
  if (status === 403 && !sniffJson(answer)) {
    return new DiscourseMissingRightError(request, {
      reason: 'refused-before-discourse',
    });
  }
  return new DiscourseBadKeyError(request);
}

async function explainNotFound(
  answer: Answer,
  context: RefusalContext,
): Promise<AnyDiscourseError> {
  const { request, keySent } = answer;
  if (!keySent || !context.hidesBehindNotFound || isFromAdminRoute(answer)) {
    return new DiscourseNotFoundError(request);
  }
  switch (await context.checkKey()) {
    case 'refused':
      return new DiscourseBadKeyError(request);
    case 'accepted':
      return new DiscourseMissingRightError(request, {
        reason: 'key-too-weak',
      });
    default:
      return new DiscourseNotFoundError(request);
  }
}

/**
 * An administration controller that ran and names the user let us in, so its
 * 404 is about the thing we asked for.
 */
function isFromAdminRoute(answer: Answer): boolean {
  const { headers } = answer;
  return (
    headers.get('x-discourse-route')?.startsWith('admin/') === true &&
    headers.has('x-discourse-username')
  );
}
