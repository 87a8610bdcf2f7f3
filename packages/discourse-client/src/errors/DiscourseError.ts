/**
 * One kind for each cause that a caller would treat differently.
 *
 * @public
 */
export type DiscourseErrorKind =
  | 'unreachable'
  | 'timed-out'
  | 'bad-key'
  | 'missing-right'
  | 'not-found'
  | 'rate-limited'
  | 'read-only'
  | 'server-error'
  | 'not-json'
  | 'unexpected-shape'
  | 'too-large'
  | 'redirected'
  | 'rejected';

/**
 * The request that failed.
 *
 * @public
 */
export interface FailedRequest {
  method: string;
  /** Path below the base address of the forum, without the query. */
  path: string;
  /** HTTP status, if there was an answer. */
  status?: number;
}

/**
 * The common base of everything that goes wrong between us and a forum.
 * Messages are sentences with method and path; they hold neither keys nor
 * response bodies.
 *
 * @public
 */
export abstract class DiscourseError extends Error {
  abstract readonly kind: DiscourseErrorKind;
  readonly method: string;
  readonly path: string;
  readonly status?: number;

  constructor(
    message: string,
    options: { request: FailedRequest; cause?: unknown },
  ) {
    const { request, cause } = options;
    super(message, cause === undefined ? undefined : { cause });
    this.method = request.method;
    this.path = request.path;
    this.status = request.status;
  }
}

/** The start of each message: what was being done. */
export function sentenceStart(request: FailedRequest): string {
  return `${request.method} ${request.path} failed`;
}
