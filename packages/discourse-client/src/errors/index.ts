export {
  DiscourseError,
  type DiscourseErrorKind,
  type FailedRequest,
} from './DiscourseError';
export { DiscourseBadKeyError } from './DiscourseBadKeyError';
export {
  DiscourseMissingRightError,
  type MissingRightReason,
} from './DiscourseMissingRightError';
export { DiscourseNotFoundError } from './DiscourseNotFoundError';
export { DiscourseNotJsonError } from './DiscourseNotJsonError';
export { DiscourseRateLimitedError } from './DiscourseRateLimitedError';
export { DiscourseReadOnlyError } from './DiscourseReadOnlyError';
export { DiscourseRedirectedError } from './DiscourseRedirectedError';
export { DiscourseRejectedError } from './DiscourseRejectedError';
export { DiscourseServerError } from './DiscourseServerError';
export { DiscourseTimedOutError } from './DiscourseTimedOutError';
export { DiscourseTooLargeError } from './DiscourseTooLargeError';
export { DiscourseUnexpectedShapeError } from './DiscourseUnexpectedShapeError';
export { DiscourseUnreachableError } from './DiscourseUnreachableError';
export { isDiscourseError, type AnyDiscourseError } from './isDiscourseError';
