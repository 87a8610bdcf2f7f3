import { isError, ResponseError } from '@backstage/errors';

/** Why the portal gave no status, as far as a reader would act differently. */
export type Failure = 'forbidden' | 'not-registered' | 'failed';

/** Tells apart the failures of a read of the portal's own API. */
export function classifyFailure(error: unknown): Failure {
  const statusCode =
    error instanceof ResponseError ? error.statusCode : undefined;
  const name = isError(error) ? error.name : undefined;
  if (statusCode === 403 || name === 'NotAllowedError') {
    return 'forbidden';
  }
  if (statusCode === 404 || name === 'NotFoundError') {
    return 'not-registered';
  }
  return 'failed';
}
