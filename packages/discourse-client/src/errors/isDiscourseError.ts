import { DiscourseError } from './DiscourseError';
import type { DiscourseBadKeyError } from './DiscourseBadKeyError';
import type { DiscourseMissingRightError } from './DiscourseMissingRightError';
import type { DiscourseNotFoundError } from './DiscourseNotFoundError';
import type { DiscourseNotJsonError } from './DiscourseNotJsonError';
import type { DiscourseRateLimitedError } from './DiscourseRateLimitedError';
import type { DiscourseReadOnlyError } from './DiscourseReadOnlyError';
import type { DiscourseRedirectedError } from './DiscourseRedirectedError';
import type { DiscourseRejectedError } from './DiscourseRejectedError';
import type { DiscourseServerError } from './DiscourseServerError';
import type { DiscourseTimedOutError } from './DiscourseTimedOutError';
import type { DiscourseTooLargeError } from './DiscourseTooLargeError';
import type { DiscourseUnexpectedShapeError } from './DiscourseUnexpectedShapeError';
import type { DiscourseUnreachableError } from './DiscourseUnreachableError';

/**
 * Every error of the client, told apart by `kind`.
 *
 * @public
 */
export type AnyDiscourseError =
  | DiscourseBadKeyError
  | DiscourseMissingRightError
  | DiscourseNotFoundError
  | DiscourseNotJsonError
  | DiscourseRateLimitedError
  | DiscourseReadOnlyError
  | DiscourseRedirectedError
  | DiscourseRejectedError
  | DiscourseServerError
  | DiscourseTimedOutError
  | DiscourseTooLargeError
  | DiscourseUnexpectedShapeError
  | DiscourseUnreachableError;

/**
 * Whether something that was thrown comes from the client; `error.kind` then
 * narrows to the class.
 *
 * @public
 */
export function isDiscourseError(error: unknown): error is AnyDiscourseError {
  return error instanceof DiscourseError;
}
