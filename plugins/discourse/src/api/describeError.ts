import { isError, ResponseError } from '@backstage/errors';

/** What went wrong, in the words of the backend where it gave some. */
export function describeError(error: unknown): string {
  if (error instanceof ResponseError) {
    return error.cause.message || error.message;
  }
  return isError(error) ? error.message : String(error);
}
