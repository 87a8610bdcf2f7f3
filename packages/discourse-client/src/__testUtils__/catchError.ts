import { type AnyDiscourseError, isDiscourseError } from '../errors';

/** The error of the client that a promise rejects with. */
export async function catchError(
  promise: Promise<unknown>,
): Promise<AnyDiscourseError> {
  try {
    await promise;
  } catch (error) {
    if (isDiscourseError(error)) {
      return error;
    }
    throw error;
  }
  throw new Error('Expected a DiscourseError, but the promise resolved');
}
